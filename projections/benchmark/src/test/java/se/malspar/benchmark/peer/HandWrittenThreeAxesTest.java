package se.malspar.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Row;
import se.malspar.benchmark.answer.ThreeAxes;
import se.malspar.benchmark.product.Product;
import se.malspar.benchmark.product.Server;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.BusyTrails;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.Wanted;

@DisplayName("The hand-written SQL on three axes")
class HandWrittenThreeAxesTest {

    private static final int SEEDS = 40;
    private static final int MOMENTS = 40;

    private static Server server;
    private static HandWrittenThreeAxes hand;

    @BeforeAll
    static void start() throws SQLException {
        server = Server.start(Path.of("target", "three-axes"));
        HandWrittenThreeAxes.create(server.owner());
        HandWrittenThreeAxes.index(server.owner());
        hand = HandWrittenThreeAxes.open(server.owner());
    }

    @AfterAll
    static void stop() throws SQLException {
        hand.close();
        server.close();
    }

    /** More with {@code -Dseeds=2000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", SEEDS));
    }

    private static void fill(String municipality, List<Logged> log) throws SQLException, IOException {
        HandWrittenThreeAxes.fill(server.owner(), municipality, ThreeAxes.of(log));
    }

    private static List<Row> answer(String municipality, AsOf moment) {
        return HandWrittenThreeAxes.comparable(
                hand.state(new StateAtMoment(municipality, moment.decidedBy(), moment.validOn(), moment.recordedBy())));
    }

    private static void assertLikeFold(
            String trail, long seed, List<Logged> log, BiFunction<List<Logged>, RandomGenerator, AsOf> moments)
            throws SQLException, IOException {
        var municipality = trail + " " + seed;
        fill(municipality, log);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MOMENTS; i++) {
            var moment = moments.apply(log, random);
            assertThat(answer(municipality, moment))
                    .as("%s, seed %d, %s", trail, seed, moment)
                    .isEqualTo(Product.comparable(Fold.at(log, moment)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answers_every_moment_as_the_fold_does(long seed) throws SQLException, IOException {
        assertLikeFold("random", seed, RandomTrails.recorded(seed).log(), RandomTrails::moment);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answers_as_the_fold_does_where_the_same_is_said_over_and_over(long seed) throws SQLException, IOException {
        assertLikeFold("busy", seed, BusyTrails.recorded(seed).log(), BusyTrails::moment);
    }

    @Test
    void is_asked_about_trails_with_all_that_befalls_a_statement() {
        var events = LongStream.rangeClosed(1, SEEDS)
                .boxed()
                .flatMap(seed -> RandomTrails.recorded(seed).log().stream())
                .map(Logged::event)
                .toList();

        assertThat(events)
                .hasAtLeastOneElementOfType(RecordEvent.RegistrationAnnulled.class)
                .hasAtLeastOneElementOfType(RecordEvent.DateInterpreted.class)
                .hasAtLeastOneElementOfType(MinutesEvent.ConditionMet.class)
                .hasAtLeastOneElementOfType(MinutesEvent.MinutesApproved.class)
                .hasAtLeastOneElementOfType(MinutesEvent.PointRevoked.class)
                .anyMatch(event ->
                        event instanceof DecidedEvent decided && decided.basis().valid() instanceof Validity.Awaiting);
    }

    @Test
    void lets_a_point_be_in_force_again_where_a_court_annuls_what_revoked_it() throws SQLException, IOException {
        var trail = MemoryTrail.withBodies();
        trail.record(Paper.section("KF 2020-01-08 § 1").point(1, Wanted.adoptGoal("a", "Mål a")));
        trail.record(Paper.section("KF 2020-02-05 § 2").point(1, Wanted.setAmbition("a", "90 procent")));
        trail.record(Paper.section("KF 2020-03-04 § 3").point(1, Wanted.revoke("KF 2020-02-05 § 2 p 1")));
        var beforeTheLast = trail.log().getLast().recordedAt();
        trail.record(Paper.report("dom-1", "2020-04-01").tells(Wanted.annul("KF 2020-03-04 § 3 p 1")));
        var last = trail.log().getLast().recordedAt();
        fill("9999", trail.log());

        assertThat(ambition(AsOf.on(LocalDate.of(2020, 3, 3), last))).isTrue();
        assertThat(ambition(AsOf.on(LocalDate.of(2020, 3, 4), last))).isFalse();
        assertThat(ambition(AsOf.on(LocalDate.of(2020, 4, 1), last))).isTrue();
        assertThat(ambition(AsOf.on(LocalDate.of(2020, 4, 1), beforeTheLast))).isFalse();
        assertThat(ambition(new AsOf(LocalDate.of(2020, 4, 1), LocalDate.of(2020, 3, 31), last)))
                .isFalse();
        assertThat(ambition(new AsOf(LocalDate.of(2020, 3, 31), LocalDate.of(2020, 4, 1), last)))
                .isFalse();
    }

    private static boolean ambition(AsOf moment) {
        return answer("9999", moment).stream().anyMatch(row -> row.group().equals("ambition"));
    }
}
