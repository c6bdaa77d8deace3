package se.malspar.app.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.app.TestDatabase;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.fulfilment.Sayings;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Glance;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.State;
import se.malspar.domain.trail.BusyTrails;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.state.About;

/** The tables answer what a replay of the log answers, at every moment, however they came to be filled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersEqualReplayTest {

    private static final int MOMENTS = 40;

    private static final Set<String> PAPERS = Set.of("meeting", "paragraph", "document");

    private final Map<Municipality, List<Logged>> logs = new HashMap<>();
    private final Answers answers = Answers.in(TestDatabase.create());

    /** More with {@code -Dseeds=500}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 25));
    }

    private static Municipality municipality(long seed) {
        return Municipality.of("%04d".formatted(seed));
    }

    @BeforeAll
    void tellTheTrailsOfAllMunicipalities() {
        seeds().forEach(seed -> {
            var log = RandomTrails.recorded(seed).log();
            logs.put(municipality(seed), log);
            answers.tell(municipality(seed), log);
        });
    }

    @AfterAll
    void close() {
        answers.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_tables_answer_as_the_replay_does(long seed) {
        assertEqualAtRandomMoments(seed);
    }

    private void assertEqualAtRandomMoments(long seed) {
        var random = new SplittableRandom(seed);
        var log = logs.getOrDefault(municipality(seed), List.of());
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var replay = Fold.at(log, moment);
            var where = "seed %d, %s".formatted(seed, moment);
            assertSame(answers.states.answer(municipality(seed), moment), replay, where);
            assertSame(answers.statesInMemory.answer(municipality(seed), moment), replay, "in memory, " + where);
        }
    }

    private static void assertSame(State answer, State replay, String where) {
        assertThat(answer.fields()).as("fields, %s", where).isEqualTo(replay.fields());
        assertThat(answer.uncertain()).as("uncertain, %s", where).isEqualTo(replay.uncertain());
        assertThat(answer.awaiting()).as("awaiting, %s", where).isEqualTo(replay.awaiting());
        assertThat(answer).as(where).isEqualTo(replay);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_held_field_by_field_and_what_was_said_of_measures_before_are_recalled_as_the_replay_does(long seed) {
        var random = new SplittableRandom(seed);
        var log = logs.getOrDefault(municipality(seed), List.of());
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var replay = recalled(
                    Glance.of(Fold.at(log, moment)), (subject, field) -> Fold.said(log, moment, subject, field));
            for (var states : List.of(answers.states, answers.statesInMemory)) {
                assertThat(states.<Map<String, List<FieldValue>>>recall(
                                municipality(seed),
                                moment,
                                About.GOALS_AND_PLANS_AND_WHAT_MEASURES_WERE,
                                AnswersEqualReplayTest::recalled))
                        .as("seed %d, %s", seed, moment)
                        .isEqualTo(replay);
            }
        }
    }

    /** What holds of goals and plans, and after it, of measures, what was said before. */
    private static Map<String, List<FieldValue>> recalled(Glance glance, Sayings sayings) {
        var recalled = new HashMap<String, List<FieldValue>>();
        glance.forEach((subject, fields) -> {
            if (PAPERS.contains(subject.root().kind())) {
                return;
            }
            for (var field : fields.names("", Character.toString(Character.MAX_VALUE))) {
                var value = fields.get(field);
                if (value != null) {
                    var said = new ArrayList<>(List.of(value));
                    if (subject.kind().equals("measure")) {
                        said.addAll(sayings.of(subject, field));
                    }
                    recalled.put(subject + " " + field, said);
                }
            }
        });
        return recalled;
    }

    @Test
    void the_random_trails_say_things_of_measures_anew() {
        var saidAnew = seeds().filter(seed -> {
                    var log = logs.getOrDefault(municipality(seed), List.of());
                    var random = new SplittableRandom(seed);
                    return LongStream.range(0, MOMENTS).anyMatch(_ -> {
                        var moment = RandomTrails.moment(log, random);
                        return recalled(
                                        Glance.of(Fold.at(log, moment)),
                                        (subject, field) -> Fold.said(log, moment, subject, field))
                                .values()
                                .stream()
                                .anyMatch(said -> said.size() > 2);
                    });
                })
                .count();
        assertThat(saidAnew).isPositive();
    }

    @Test
    void the_moments_are_worth_asking_about() {
        var fields = 0L;
        var uncertain = 0L;
        var awaiting = 0L;
        for (var seed : seeds().toArray()) {
            var random = new SplittableRandom(seed);
            var log = logs.getOrDefault(municipality(seed), List.of());
            for (int i = 0; i < MOMENTS; i++) {
                var state = Fold.at(log, RandomTrails.moment(log, random));
                fields += state.fields().size();
                uncertain += state.uncertain().size();
                awaiting += state.awaiting().size();
            }
        }
        assertThat(fields).isGreaterThan(1000);
        assertThat(uncertain).isGreaterThan(50);
        assertThat(awaiting).isGreaterThan(50);
    }

    @Test
    void an_event_told_again_changes_nothing() {
        var before = answers.dump();
        logs.forEach((municipality, log) -> log.forEach(each -> {
            var fact = new Fact(municipality, each, "registrator");
            answers.projections.project(List.of(fact, fact));
            answers.projections.project(List.of(fact));
        }));
        assertThat(answers.dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "papers", "registry", "search"})
    void a_rebuild_gives_the_same_tables(String projection) {
        var before = answers.dump();
        answers.projections.rebuild(projection);
        assertThat(answers.dump()).isEqualTo(before);
    }

    /** Told event by event, in stretches of any length, or all at once: the tables are the same. */
    @Test
    void it_is_of_no_account_how_the_log_is_cut() {
        var random = new SplittableRandom(11);
        try (var cut = Answers.in(TestDatabase.create());
                var caughtUp = Answers.in(TestDatabase.create())) {
            for (var seed : seeds().toArray()) {
                var log = logs.getOrDefault(municipality(seed), List.of());
                for (int from = 0; from < log.size(); ) {
                    var to = Math.min(log.size(), from + 1 + random.nextInt(20));
                    cut.tellTogether(municipality(seed), log.subList(from, to));
                    from = to;
                }
                caughtUp.onlyLog(municipality(seed), log);
            }
            caughtUp.projections.catchUp(_ -> {});
            var before = answers.dump();
            assertThat(cut.dump()).isEqualTo(before);
            assertThat(caughtUp.dump()).isEqualTo(before);
        }
    }

    /** Whoever comes second to a municipality finds it told, and nobody waits for ever. */
    @Test
    void several_may_tell_at_a_time() throws Exception {
        try (var told = Answers.in(TestDatabase.create());
                var executor = Executors.newFixedThreadPool(3)) {
            logs.forEach(told::onlyLog);
            var tellers = List.<Callable<Void>>of(
                    () -> {
                        told.projections.catchUp(_ -> {});
                        return null;
                    },
                    () -> {
                        told.projections.catchUp(_ -> {});
                        return null;
                    },
                    () -> {
                        logs.forEach((municipality, log) -> {
                            for (var each : log) {
                                told.projections.project(List.of(new Fact(municipality, each, "registrator")));
                            }
                        });
                        return null;
                    });
            for (var teller : executor.invokeAll(tellers, 1, TimeUnit.MINUTES)) {
                teller.get();
            }
            assertThat(told.dump()).isEqualTo(answers.dump());
        }
    }

    /** To describe the tables takes as long as to tell a municipality of many years. */
    @Test
    void the_planner_is_told_of_much_that_is_new_and_not_of_a_little() {
        var municipality = municipality(seeds().min().orElseThrow());
        var log = logs.getOrDefault(municipality, List.of());
        var most = log.size() - 1;
        try (var caughtUp = Answers.in(TestDatabase.create())) {
            caughtUp.onlyLog(municipality, log.subList(0, most));
            caughtUp.projections.catchUp(_ -> {});
            assertThat(timesDescribed(caughtUp)).isEqualTo(1);

            caughtUp.onlyLog(municipality, log.subList(most, log.size()));
            caughtUp.projections.catchUp(_ -> {});
            assertThat(timesDescribed(caughtUp)).isEqualTo(1);

            caughtUp.projections.rebuildAll();
            assertThat(timesDescribed(caughtUp)).isEqualTo(2);
        }
    }

    /** What the server does by itself is not counted. */
    private static long timesDescribed(Answers answers) {
        return answers.db
                .sql(
                        "select analyze_count from pg_stat_all_tables where relid = 'answers.statement_of_goals'::regclass")
                .query(Long.class)
                .single();
    }

    /**
     * Where the same few fields are spoken of over and over: what is overtaken is found, otherwise each question would
     * look at all that was ever said, and what comes back into force is never left out.
     */
    @Test
    void what_is_overtaken_is_passed_over_and_nothing_else() {
        var random = new SplittableRandom(3);
        try (var told = Answers.in(TestDatabase.create());
                var caughtUp = Answers.in(TestDatabase.create())) {
            for (var seed : seeds().toArray()) {
                var log = BusyTrails.recorded(seed).log();
                for (int from = 0; from < log.size(); ) {
                    var to = Math.min(log.size(), from + 1 + random.nextInt(8));
                    told.tellTogether(municipality(seed), log.subList(from, to));
                    from = to;
                }
                caughtUp.onlyLog(municipality(seed), log);
                for (int i = 0; i < MOMENTS; i++) {
                    var moment = BusyTrails.moment(log, random);
                    var replay = Fold.at(log, moment);
                    var where = "seed %d, %s".formatted(seed, moment);
                    assertSame(told.states.answer(municipality(seed), moment), replay, where);
                    assertSame(told.statesInMemory.answer(municipality(seed), moment), replay, where);
                }
            }
            caughtUp.projections.catchUp(_ -> {});
            assertThat(caughtUp.dump()).isEqualTo(told.dump());
            var shares = told.db.sql("""
                            select avg((overtaken_decided is not null)::int) from answers.statement
                            where standing <> 'PROPOSED' and said <> '' and valid_until = '9999-12-31'
                            """).query(Double.class).single();
            assertThat(shares).isGreaterThan(0.4);
        }
    }

    @Test
    void tables_of_another_revision_are_rebuilt_and_no_others() {
        answers.projections.rebuildOutdated();
        assertThat(answers.projections.rebuildOutdated()).isEmpty();
        var before = answers.dump();
        answers.db
                .sql("update answers.projection set revision = 999 where name = 'state'")
                .update();
        answers.db.sql("delete from answers.statement where position % 2 = 0").update();
        answers.db.sql("update answers.basis set content = '{}'").update();
        assertThat(answers.dump()).isNotEqualTo(before);
        assertThat(answers.projections.rebuildOutdated()).containsExactly("state");
        assertThat(answers.dump()).isEqualTo(before);
        assertThat(answers.projections.rebuildOutdated()).isEmpty();
    }

    @Test
    void readers_are_never_wrong_while_answers_are_told_and_rebuilt() throws Exception {
        var seed = 7;
        var municipality = municipality(seed);
        var log = RandomTrails.recorded(seed).log();
        try (var told = Answers.in(TestDatabase.create());
                var threads = Executors.newFixedThreadPool(2)) {
            var done = new CountDownLatch(2);
            var telling = threads.submit(() -> {
                try {
                    told.tell(municipality, log);
                } finally {
                    done.countDown();
                }
            });
            var rebuilding = threads.submit(() -> {
                try {
                    for (int i = 0; i < 15; i++) {
                        told.projections.rebuild("state");
                    }
                } finally {
                    done.countDown();
                }
            });
            var random = new SplittableRandom(seed);
            var read = 0;
            while (done.getCount() > 0 || read < 20) {
                var moment = RandomTrails.moment(log, random);
                told.snapshot.read(position -> {
                    var known = log.stream()
                            .filter(each -> each.position() <= position)
                            .toList();
                    var replay = Fold.at(known, moment);
                    var where = "position %d, %s".formatted(position, moment);
                    assertSame(told.states.answer(municipality, moment), replay, where);
                    assertSame(told.statesInMemory.answer(municipality, moment), replay, "in memory, " + where);
                    return position;
                });
                read++;
            }
            telling.get();
            rebuilding.get();
            assertThat(told.projections.position()).isEqualTo(log.getLast().position());
            assertThat(read).isGreaterThanOrEqualTo(20);
        }
    }
}
