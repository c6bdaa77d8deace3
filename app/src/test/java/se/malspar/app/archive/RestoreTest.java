package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import se.malspar.app.archive.Loading.Manner;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.LongTrail;
import se.malspar.domain.trail.RandomTrails;

@DisplayName("An exported log")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreTest {

    private static final Municipality LONG = Municipality.of("3001");
    private static final int MOMENTS = 30;

    private final Archives original = Archives.empty();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    private static Municipality municipality(long seed) {
        return Municipality.of("31%02d".formatted(seed));
    }

    /** Random trails of several municipalities among each other, and a long one. */
    @BeforeAll
    void record_in_several_municipalities() {
        var archives = new ArrayList<List<String>>();
        archives.add(Archives.lines(LongTrail.commands(LONG, 1, 7)).lines().toList());
        seeds().forEach(seed -> archives.add(Archives.archive(municipality(seed), RandomTrails.recorded(seed))
                .lines()
                .toList()));
        var random = new SplittableRandom(1);
        var lines = new ArrayList<String>();
        var iterators = new ArrayList<>(archives.stream().map(List::iterator).toList());
        while (!iterators.isEmpty()) {
            var next = iterators.get(random.nextInt(iterators.size()));
            if (next.hasNext()) {
                lines.add(next.next());
            } else {
                iterators.remove(next);
            }
        }
        assertThat(original.load(lines.toArray(String[]::new)).refusals()).isEmpty();
    }

    @AfterAll
    void close() {
        original.close();
    }

    @Test
    void has_a_line_for_every_registration_in_the_order_of_the_log() {
        var registrations = original.leaves().stream()
                .map(leaf -> Leaf.read(leaf.getBytes(UTF_8)))
                .map(Leaf::registration)
                .distinct()
                .toList();

        assertThat(original.export().lines().map(ArchiveFormatTest::read))
                .extracting(line -> line.recorded()
                        .flatMap(ArchiveLine.Recorded::registration)
                        .orElseThrow())
                .containsExactlyElementsOf(registrations);
    }

    @Test
    void restored_in_an_empty_instance_is_the_same_log_to_the_byte() {
        try (var restored = Archives.empty()) {
            assertThat(restored.restore(original.export()).refusals()).isEmpty();

            assertThat(restored.leaves()).isEqualTo(original.leaves());
            assertThat(restored.export()).isEqualTo(original.export());
        }
    }

    @Test
    void restored_in_two_goes_is_the_same_too_and_a_third_changes_nothing() {
        var archive = original.export();
        var half = archive.lines().limit(archive.lines().count() / 2).toList();
        try (var restored = Archives.empty()) {
            restored.restore(String.join("\n", half));
            restored.restore(archive);
            restored.restore(archive);

            assertThat(restored.leaves()).isEqualTo(original.leaves());
        }
    }

    @Test
    void of_one_municipality_is_restored_the_same_but_for_the_position() {
        var exported = original.export(municipality(3));
        try (var restored = Archives.empty()) {
            assertThat(restored.restore(exported).refusals()).isEmpty();

            assertThat(restored.leaves().stream().map(RestoreTest::withoutPosition))
                    .isEqualTo(original.leaves().stream()
                            .filter(leaf -> leaf.contains("\"municipality\":\"" + municipality(3) + "\""))
                            .map(RestoreTest::withoutPosition)
                            .toList());
        }
    }

    private static String withoutPosition(String leaf) {
        return leaf.replaceFirst("\"position\":\\d+", "\"position\":…");
    }

    @Test
    void is_not_restored_out_of_its_order() {
        var lines = original.export(municipality(4)).lines().toList();
        var turned = new ArrayList<>(lines);
        turned.add(1, turned.remove(4));
        try (var restored = Archives.empty()) {
            assertThatThrownBy(() -> restored.restore(String.join("\n", turned)))
                    .isInstanceOf(CannotGoOn.class)
                    .hasMessageContaining("i den ordning det registrerades");
        }
    }

    @Test
    void loaded_anew_gives_the_same_state_at_every_moment_once_recordedBy_is_mapped() {
        try (var copy = Archives.empty()) {
            assertThat(copy.load(new Manner.Anew("Någon annan"), original.export())
                            .refusals())
                    .isEmpty();
            var compared = 0;
            for (var seed : seeds().toArray()) {
                var random = new SplittableRandom(seed);
                var first = original.logged(municipality(seed));
                var second = copy.logged(municipality(seed));
                for (int i = 0; i < MOMENTS; i++) {
                    var moment = RandomTrails.moment(first, random);
                    var mapped =
                            new AsOf(moment.decidedBy(), moment.validOn(), mapped(moment.recordedBy(), first, second));
                    var said = said(Fold.at(first, moment));
                    assertThat(said(Fold.at(second, mapped)))
                            .as("seed %d, %s", seed, moment)
                            .isEqualTo(said);
                    compared += said.size();
                }
            }
            assertThat(compared).isGreaterThan(1_000);
        }
    }

    /** When the copy had as many of the events as the original had at the instant. */
    private static Instant mapped(Instant recordedBy, List<Logged> original, List<Logged> copy) {
        var known = (int) original.stream()
                .filter(each -> !each.recordedAt().isAfter(recordedBy))
                .count();
        return known == 0 ? Instant.EPOCH : copy.get(known - 1).recordedAt();
    }

    /** What an answer says, less when and under which number it was recorded. */
    private record Said(
            Optional<String> value,
            Authority by,
            Standing standing,
            Evidence evidence,
            DecidedOn decidedOn,
            String place,
            String valid) {}

    private static Map<String, Said> said(State state) {
        var said = new TreeMap<String, Said>();
        state.fields()
                .forEach((subject, fields) -> fields.forEach((field, value) -> said.put(
                        subject + " " + field,
                        new Said(
                                value.value(),
                                value.blame().by(),
                                value.blame().standing(),
                                value.blame().evidence(),
                                value.blame().decidedOn(),
                                value.blame().place().key(),
                                value.blame().validFrom() + "--" + value.blame().validUntil()))));
        return said;
    }
}
