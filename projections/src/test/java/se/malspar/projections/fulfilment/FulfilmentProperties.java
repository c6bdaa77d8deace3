package se.malspar.projections.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelCheck;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Command;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.domain.trail.RandomTrails;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.Wanted;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.rules.CelRules;

@DisplayName("Fulfilment")
class FulfilmentProperties {

    private static final CelRules LANGUAGE = new CelRules();
    private static final List<Judge> READY =
            ReadyModels.all().stream().map(model -> Judge.of(model, LANGUAGE)).toList();
    private static final int MODELS_OF_A_SEED = 3;
    private static final List<String> MEASURES = List.of("am", "an", "bm");
    private static final int FIRST_OF_MEASURES = 700;
    private static final List<ReportingPeriod> PERIODS =
            List.of(ReportingPeriod.parse("2020"), ReportingPeriod.parse("2020-T1"));
    private static final List<GoalId> GOALS = List.of(GoalId.of("a"), GoalId.of("b"), GoalId.of("c"));

    /** More with {@code -Dseeds=2000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 40));
    }

    private static Stream<AssessmentModel> models(long seed) {
        return LongStream.range(0, MODELS_OF_A_SEED).mapToObj(each -> RandomModels.of(seed * MODELS_OF_A_SEED + each));
    }

    /** Random papers, and numbers among them: measures with targets, and outcomes for some. */
    private static List<TrailCommand> commands(long seed) {
        var random = new SplittableRandom(seed);
        var commands = new ArrayList<>(RandomTrails.commands(seed));
        var outcomes = new ArrayList<Command>();
        for (int i = 0; i < MEASURES.size(); i++) {
            var measure = MEASURES.get(i);
            var adopted = Paper.section("KF 2020-06-22 § " + (300 + i));
            var goal = measure.substring(0, 1);
            var direction = random.nextBoolean() ? MeasureDirection.HIGHER : MeasureDirection.LOWER;
            adopted.point(1, Town.measure(goal, measure, direction));
            for (var period : PERIODS) {
                adopted.point(2 + PERIODS.indexOf(period), Wanted.setTarget(goal, measure, period.toString(), "50"));
                if (random.nextInt(4) > 0) {
                    outcomes.add(Wanted.reportOutcome(goal, measure, period.toString(), "" + random.nextInt(30, 70)));
                }
            }
            commands.add(MemoryTrail.register(FIRST_OF_MEASURES + i, adopted));
        }
        for (int i = 0; i < outcomes.size(); i++) {
            commands.add(MemoryTrail.register(
                    FIRST_OF_MEASURES + MEASURES.size() + i,
                    Paper.report("utfall-" + i, "2021-01-20").tells(outcomes.get(i))));
        }
        return commands;
    }

    private static MemoryTrail recorded(long seed) {
        var trail = MemoryTrail.withBodies();
        RandomTrails.acceptAll(trail, RandomTrails.shuffled(commands(seed), new SplittableRandom(seed)));
        return trail;
    }

    /** All that is told of a goal, by every model, with whom it is told by; less what only recording settles. */
    private static List<String> told(List<Logged> log, AsOf asOf, long seed) {
        var told = new ArrayList<String>();
        var judges = Stream.concat(READY.stream(), models(seed).map(model -> Judge.of(model, LANGUAGE)));
        for (var judge : judges.toList()) {
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
    void is_judged_by_models_that_could_be_adopted(long seed) {
        assertThat(models(seed))
                .as("seed %d", seed)
                .allSatisfy(
                        model -> assertThat(ModelCheck.faults(model, LANGUAGE)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_the_same_in_whatever_order_the_papers_were_recorded(long seed) {
        var random = new SplittableRandom(seed);
        var one = MemoryTrail.withBodies();
        var accepted = RandomTrails.acceptAll(one, commands(seed));
        for (int order = 0; order < 4; order++) {
            var other = MemoryTrail.withBodies();
            var shuffled = RandomTrails.shuffled(
                    commands(seed).stream().filter(accepted::contains).toList(), random);
            if (RandomTrails.acceptAll(other, shuffled).equals(accepted)) {
                var moment = RandomTrails.moment(one.log(), random);
                assertThat(told(other.log(), at(moment, other), seed))
                        .as("seed %d, order %d, %s", seed, order, moment)
                        .isEqualTo(told(one.log(), at(moment, one), seed));
            }
        }
    }

    private static AsOf at(AsOf moment, MemoryTrail trail) {
        return new AsOf(moment.decidedBy(), moment.validOn(), trail.now());
    }

    @Test
    void random_trails_have_goals_that_are_judged_by_steps_of_the_generated_models_and_left_open_by_them() {
        var end = LocalDate.parse("2021-01-31");
        var values = seeds().boxed()
                .flatMap(seed -> {
                    var trail = recorded(seed);
                    return models(seed)
                            .map(model -> Town.fulfilment(
                                    trail.log(),
                                    new AsOf(end, end, trail.now()),
                                    Optional.of(Judge.of(model, LANGUAGE))))
                            .flatMap(fulfilment -> GOALS.stream()
                                    .filter(fulfilment::knows)
                                    .flatMap(goal -> PERIODS.stream().map(period -> fulfilment.of(goal, period))));
                })
                .map(goal -> goal.computed().value())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(values).containsKeys("gront", "gult", "rott", "undetermined", "cannot-be-assessed");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_not_changed_by_a_goal_that_has_nothing_to_do_with_it(long seed) {
        var random = new SplittableRandom(seed);
        var trail = recorded(seed);
        var moment = RandomTrails.moment(trail.log(), random);
        var before = told(trail.log(), at(moment, trail), seed);
        trail.record(MemoryTrail.register(
                800,
                Paper.section("KF 2018-12-17 § 200")
                        .point(
                                1,
                                Town.goal("annat", GoalKind.STEERING),
                                Wanted.adoptMeasure("annat", "annat"),
                                Wanted.assess("annat", "2020", "gult"))));
        assertThat(told(trail.log(), at(moment, trail), seed))
                .as("seed %d, %s", seed, moment)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_not_changed_before_a_removal_by_the_removal(long seed) {
        var random = new SplittableRandom(seed);
        var trail = recorded(seed);
        var last = LocalDate.parse("2023-01-01");
        var moment = new AsOf(last, RandomTrails.moment(trail.log(), random).validOn(), trail.now());
        var before = told(trail.log(), moment, seed);
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
        assertThat(told(trail.log(), new AsOf(last, moment.validOn(), trail.now()), seed))
                .as("seed %d, %s, %d removed", seed, moment, removed)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_no_step_where_an_outcome_that_is_due_is_missing_unless_the_model_says_so(long seed) {
        var random = new SplittableRandom(seed);
        var trail = recorded(seed);
        var moment = at(RandomTrails.moment(trail.log(), random), trail);
        var judges = Stream.concat(
                Stream.of(Town.judge("kvot-100-80")), models(seed).map(model -> Judge.of(model, LANGUAGE)));
        judges.forEach(judge -> {
            var fulfilment = Town.fulfilment(trail.log(), moment, Optional.of(judge));
            var leftOpen = RandomModels.leftOpen(judge.model()).toList();
            GOALS.stream()
                    .filter(fulfilment::knows)
                    .forEach(goal -> PERIODS.forEach(period -> {
                        var assessment = fulfilment.of(goal, period);
                        var unmeasured = assessment.parts().stream()
                                .filter(part -> lacks(part, "outcome", "forecast", "previous-outcome"))
                                .toList();
                        assertThat(unmeasured)
                                .as("seed %d, %s, %s, %s", seed, judge.model().key(), goal, period)
                                .noneMatch(part -> part.computed().step());
                        if (leftOpen.contains(Level.GOAL)
                                && unmeasured.stream()
                                        .anyMatch(
                                                part -> !part.computed().value().equals("not-due"))) {
                            assertThat(assessment.computed().step())
                                    .as(
                                            "seed %d, %s, %s, %s",
                                            seed, judge.model().key(), goal, period)
                                    .isFalse();
                        }
                    }));
        });
    }

    private static boolean lacks(Assessment part, String... codes) {
        return part.level() == Level.INDICATOR
                && part.missing().stream().anyMatch(finding -> List.of(codes).contains(finding.code()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tells_of_every_adopted_judgment_the_point_that_it_rests_on(long seed) {
        var trail = recorded(seed);
        Fulfilment fulfilment = Town.fulfilment(
                trail.log(),
                new AsOf(LocalDate.parse("2023-01-01"), LocalDate.parse("2023-01-01"), trail.now()),
                Optional.of(READY.getFirst()));
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
