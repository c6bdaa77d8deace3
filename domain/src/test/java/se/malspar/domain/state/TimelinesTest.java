package se.malspar.domain.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.BusyTrails;
import se.malspar.domain.trail.RandomTrails;

/** The timelines answer what the fold answers, whatever order they grow in. */
class TimelinesTest {

    private static final int MOMENTS = 60;

    /** More with {@code -Dseeds=2000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 60));
    }

    private static Timelines grown(List<Stated> readings) {
        var timelines = new Timelines();
        readings.forEach(timelines::add);
        return timelines;
    }

    private static void assertLikeFold(
            long seed, List<Logged> log, Timelines timelines, BiFunction<List<Logged>, RandomGenerator, AsOf> moments) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MOMENTS; i++) {
            var moment = moments.apply(log, random);
            var state = Fold.at(log, moment);
            assertThat(timelines.at(moment)).as("seed %d, %s", seed, moment).isEqualTo(state);
            assertThat(seen(timelines.glance(moment, Long.MAX_VALUE, _ -> true)))
                    .as("seed %d, %s, field by field", seed, moment)
                    .isEqualTo(state.fields())
                    .isEqualTo(seen(Glance.of(state)));
        }
    }

    private static SortedMap<Subject, SortedMap<String, FieldValue>> seen(Glance glance) {
        var seen = new TreeMap<Subject, SortedMap<String, FieldValue>>();
        glance.forEach((subject, fields) -> {
            var values = new TreeMap<String, FieldValue>();
            for (var name : fields.names("", Character.toString(Character.MAX_VALUE))) {
                var value = fields.get(name);
                if (value != null) {
                    values.put(name, value);
                    assertThat(!FieldChange.isKeptByPeriod(name)
                                    || glance.names(name, name + " ").contains(name))
                            .as(name)
                            .isTrue();
                }
            }
            seen.put(subject, values);
        });
        return seen;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_moment_is_as_the_fold_has_it(long seed) {
        var log = RandomTrails.recorded(seed).log();
        assertLikeFold(seed, log, grown(Readings.of(log)), RandomTrails::moment);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_said_of_a_field_is_as_the_fold_has_it_and_its_last_decision_answers(long seed) {
        var log = RandomTrails.recorded(seed).log();
        var timelines = grown(Readings.of(log));
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 5; i++) {
            var moment = RandomTrails.moment(log, random);
            Fold.at(log, moment)
                    .fields()
                    .forEach((subject, fields) -> fields.forEach((field, answer) -> {
                        var said = timelines.said(moment, Long.MAX_VALUE, subject, field);
                        assertThat(said)
                                .as("seed %d, %s, %s %s", seed, moment, subject, field)
                                .isEqualTo(Fold.said(log, moment, subject, field))
                                .contains(answer);
                    }));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_overtaken_and_comes_back_is_as_the_fold_has_it(long seed) {
        var log = BusyTrails.recorded(seed).log();
        assertLikeFold(seed, log, grown(Readings.of(log)), BusyTrails::moment);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_they_grow_in_is_of_no_account(long seed) {
        var log = RandomTrails.recorded(seed).log();
        var shuffled = new ArrayList<>(Readings.of(log));
        Collections.shuffle(shuffled, new Random(seed));
        assertLikeFold(seed, log, grown(shuffled), RandomTrails::moment);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_lies_after_a_position_of_the_log_is_left_out(long seed) {
        var log = RandomTrails.recorded(seed).log();
        var random = new SplittableRandom(seed);
        var position = log.get(random.nextInt(log.size())).position();
        var known = log.stream().filter(each -> each.position() <= position).toList();
        var readings = new ArrayList<>(Readings.of(known));
        // later statements of a log whose earlier readings are as they were then
        Readings.of(log).stream().filter(each -> each.position() > position).forEach(readings::add);
        var timelines = grown(readings);
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            assertThat(timelines.at(moment, position, _ -> true))
                    .as("seed %d, %s", seed, moment)
                    .isEqualTo(Fold.at(known, moment));
        }
    }

    @Test
    void some_subjects_are_answered_as_among_all() {
        var log = RandomTrails.recorded(5).log();
        var timelines = grown(Readings.of(log));
        var random = new SplittableRandom(5);
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var all = Fold.at(log, moment).fields();
            assertThat(timelines
                            .at(
                                    moment,
                                    Long.MAX_VALUE,
                                    subject -> subject.kind().equals("goal"))
                            .fields())
                    .isEqualTo(all.entrySet().stream()
                            .filter(entry -> entry.getKey().kind().equals("goal"))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }
}
