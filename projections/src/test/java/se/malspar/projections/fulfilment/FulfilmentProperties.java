package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.domain.trail.Wanted;
import se.malspar.projections.json.ReadyModels;

@DisplayName("Fulfilment")
class FulfilmentProperties {

    private static final List<Judge> JUDGES = ReadyModels.all().stream()
            .map(model -> Town.judge(model.key().value()))
            .toList();
    private static final List<ReportingPeriod> PERIODS =
            List.of(ReportingPeriod.parse("2020"), ReportingPeriod.parse("2020-T1"));
    private static final List<GoalId> GOALS = List.of(GoalId.of("a"), GoalId.of("b"), GoalId.of("c"));

    /** More with {@code -Dseeds=2000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 40));
    }

    /** All that is told of a goal, by every model, with whom it is told by; less what only recording settles. */
    private static List<String> told(List<Logged> log, AsOf asOf) {
        var told = new ArrayList<String>();
        for (var judge : JUDGES) {
            var fulfilment = Town.fulfilment(log, asOf, Optional.of(judge));
            for (var period : PERIODS) {
                GOALS.stream()
                        .filter(fulfilment::knows)
                        .forEach(goal -> told.add(judge.model().key() + " " + told(fulfilment.of(goal, period))));
            }
        }
        return told;
    }

    private static String told(Assessment assessment) {
        return "%s %s %s %s reported %s adopted %s findings %s missing %s parts %s"
                .formatted(
                        assessment.subject(),
                        assessment.period(),
                        assessment.computed().value(),
                        assessment.computed().inputs().stream()
                                .map(input -> input.subject() + "." + input.field() + "="
                                        + input.value().value() + " by "
                                        + input.value().blame().by().cited())
                                .toList(),
                        assessment.reported().map(Assessment.Told::words),
                        assessment
                                .adopted()
                                .map(each -> each.words() + each.blame().by().cited()),
                        assessment.findings().stream()
                                .map(Assessment.Finding::code)
                                .toList(),
                        assessment.missing().stream()
                                .map(Assessment.Finding::code)
                                .toList(),
                        assessment.parts().stream()
                                .map(FulfilmentProperties::told)
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_the_same_in_whatever_order_the_papers_were_recorded(long seed) {
        var random = new SplittableRandom(seed);
        var one = MemoryTrail.withBodies();
        var accepted = RandomTrails.acceptAll(one, RandomTrails.commands(seed));
        for (int order = 0; order < 4; order++) {
            var other = MemoryTrail.withBodies();
            var shuffled = RandomTrails.shuffled(
                    RandomTrails.commands(seed).stream()
                            .filter(accepted::contains)
                            .toList(),
                    random);
            if (RandomTrails.acceptAll(other, shuffled).equals(accepted)) {
                var moment = RandomTrails.moment(one.log(), random);
                assertThat(told(other.log(), at(moment, other)))
                        .as("seed %d, order %d, %s", seed, order, moment)
                        .isEqualTo(told(one.log(), at(moment, one)));
            }
        }
    }

    private static AsOf at(AsOf moment, MemoryTrail trail) {
        return new AsOf(moment.decidedBy(), moment.validOn(), trail.now());
    }

    @Test
    void random_trails_have_goals_that_are_judged() {
        var judged = seeds().mapToObj(seed -> RandomTrails.recorded(seed))
                .mapToInt(trail -> told(
                                trail.log(),
                                new AsOf(LocalDate.parse("2021-12-31"), LocalDate.parse("2021-12-31"), trail.now()))
                        .size())
                .sum();
        assertThat(judged).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_not_changed_by_a_goal_that_has_nothing_to_do_with_it(long seed) {
        var random = new SplittableRandom(seed);
        var trail = RandomTrails.recorded(seed);
        var moment = RandomTrails.moment(trail.log(), random);
        var before = told(trail.log(), at(moment, trail));
        trail.record(MemoryTrail.register(
                800,
                Paper.section("KF 2018-12-17 § 200")
                        .point(
                                1,
                                Town.goal("annat", GoalKind.STEERING),
                                Wanted.adoptMeasure("annat", "annat"),
                                Wanted.assess("annat", "2020", "gult"))));
        assertThat(told(trail.log(), at(moment, trail)))
                .as("seed %d, %s", seed, moment)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_not_changed_before_a_removal_by_the_removal(long seed) {
        var random = new SplittableRandom(seed);
        var trail = RandomTrails.recorded(seed);
        var last = LocalDate.parse("2023-01-01");
        var moment = new AsOf(last, RandomTrails.moment(trail.log(), random).validOn(), trail.now());
        var before = told(trail.log(), moment);
        var removed = 0;
        for (var plan : List.of("KS-2020", "BUN-2020")) {
            for (var activity : List.of("x", "y")) {
                var removal = MemoryTrail.register(
                        810 + removed,
                        Paper.section("KS 2022-12-14 § " + (200 + removed))
                                .point(1, Wanted.removeActivity(plan, activity, "slopas")));
                if (trail.attempt(removal).isEmpty()) {
                    removed++;
                }
            }
        }
        assertThat(told(trail.log(), new AsOf(last, moment.validOn(), trail.now())))
                .as("seed %d, %s, %d removed", seed, moment, removed)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_never_green_where_an_outcome_that_is_due_is_missing(long seed) {
        var random = new SplittableRandom(seed);
        var trail = RandomTrails.recorded(seed);
        var fulfilment = Town.fulfilment(
                trail.log(),
                at(RandomTrails.moment(trail.log(), random), trail),
                Optional.of(Town.judge("kvot-100-80")));
        GOALS.stream()
                .filter(fulfilment::knows)
                .forEach(goal -> PERIODS.forEach(period -> {
                    var assessment = fulfilment.of(goal, period);
                    if (assessment.parts().stream()
                            .anyMatch(part -> part.computed().value().equals("not-measured"))) {
                        assertThat(assessment.computed().step())
                                .as("seed %d, %s, %s", seed, goal, period)
                                .isFalse();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tells_of_every_adopted_judgment_the_point_that_it_rests_on(long seed) {
        var trail = RandomTrails.recorded(seed);
        Fulfilment fulfilment = Town.fulfilment(
                trail.log(),
                new AsOf(LocalDate.parse("2023-01-01"), LocalDate.parse("2023-01-01"), trail.now()),
                Optional.of(JUDGES.getFirst()));
        GOALS.stream()
                .filter(fulfilment::knows)
                .forEach(goal -> PERIODS.forEach(period -> fulfilment
                        .of(goal, period)
                        .adopted()
                        .ifPresent(adopted -> assertThat(adopted.blame().by())
                                .as("seed %d, %s", seed, goal)
                                .isInstanceOf(Authority.ByPoint.class))));
    }
}
