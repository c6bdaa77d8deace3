package se.malspar.benchmark.workload;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.json.ReadyModels;

/**
 * What a municipality of an archive lacks to have all its goals judged at any moment: a model, and for every sub-goal a
 * measure with a target and an outcome each tertial.
 */
public final class Measuring {

    private static final ModelKey MODEL = ModelKey.of("kvot-100-80");
    private static final BodyCode KF = new BodyCode("KF");
    private static final int YEARS_IN_A_MANDATE = 4;
    private static final int MEASURES = Chronicle.SUB_GOALS;
    private static final int TERTIALS = 3;

    /** The first measure that the archive has not. */
    private static final int FIRST_MEASURE = 3;

    private final Municipality municipality;
    private final int lastYear;
    private final SplittableRandom random;
    private final List<TrailCommand> commands = new ArrayList<>();

    private Measuring(Municipality municipality, int years) {
        this.municipality = municipality;
        this.lastYear = Chronicle.FIRST_YEAR + years - 1;
        this.random = new SplittableRandom(Workload.SEED + Integer.parseInt(municipality.code()));
    }

    /** To be recorded after the archive of as many years. */
    public static List<TrailCommand> commands(Municipality municipality, int years) {
        var measuring = new Measuring(municipality, years);
        measuring.adoptModel();
        for (int year = Chronicle.FIRST_YEAR; year <= measuring.lastYear; year += YEARS_IN_A_MANDATE) {
            measuring.adoptMeasures(year);
        }
        for (int year = Chronicle.FIRST_YEAR; year <= measuring.lastYear; year++) {
            for (int tertial = 1; tertial <= TERTIALS; tertial++) {
                measuring.reportOutcomes(year, tertial);
            }
        }
        return measuring.commands;
    }

    /** A day on which the plan of its year is being followed up: the first tertial has been, and the year goes on. */
    public static LocalDate dayOfFollowUps(RandomGenerator random, int years) {
        return LocalDate.of(Chronicle.FIRST_YEAR + random.nextInt(years), 6, 10).plusDays(random.nextInt(200));
    }

    private void adoptModel() {
        section(
                LocalDate.of(Chronicle.FIRST_YEAR - 1, 12, 30),
                List.of(Effect.of(new AssessmentCommand.AdoptAssessmentModel(
                        Optional.empty(), ReadyModels.of(MODEL).orElseThrow()))));
    }

    private void adoptMeasures(int firstYear) {
        var effects = new ArrayList<Effect>();
        for (int goal = 1; goal <= Chronicle.GOALS; goal++) {
            var id = goalId(firstYear, goal);
            for (int part = FIRST_MEASURE; part <= MEASURES; part++) {
                effects.add(during(
                        firstYear,
                        new GoalCommand.AdoptMeasure(
                                id,
                                measureId(part),
                                "Andel för delmål %d.%d".formatted(goal, part),
                                Optional.of("procent"),
                                Optional.of(MeasureDirection.HIGHER),
                                Optional.of(SubGoalId.of("%d.%d".formatted(goal, part))))));
            }
            targets(firstYear, id).forEach(effects::add);
        }
        section(LocalDate.of(firstYear - 1, 12, 31), effects);
    }

    private Stream<Effect> targets(int firstYear, GoalId goal) {
        return IntStream.rangeClosed(1, MEASURES)
                .boxed()
                .flatMap(part -> periods(firstYear)
                        .map(period -> during(
                                firstYear,
                                new GoalCommand.SetTargetValue(
                                        goal, measureId(part), period, "" + random.nextInt(40, 100)))));
    }

    private Stream<ReportingPeriod> periods(int firstYear) {
        return IntStream.range(firstYear, Math.min(firstYear + YEARS_IN_A_MANDATE, lastYear + 1))
                .boxed()
                .flatMap(year -> IntStream.rangeClosed(1, TERTIALS)
                        .mapToObj(tertial -> ReportingPeriod.tertial(Year.of(year), tertial)));
    }

    /** The archive tells of its own measures too, but not for the first tertial. */
    private void reportOutcomes(int year, int tertial) {
        var firstYear = year - Math.floorMod(year - Chronicle.FIRST_YEAR, YEARS_IN_A_MANDATE);
        var period = ReportingPeriod.tertial(Year.of(year), tertial);
        var effects = new ArrayList<Effect>();
        for (int goal = 1; goal <= Chronicle.GOALS; goal++) {
            for (int part = tertial == 1 ? 1 : FIRST_MEASURE; part <= MEASURES; part++) {
                effects.add(Effect.of(new FollowUpCommand.ReportOutcome(
                                goalId(firstYear, goal),
                                measureId(part),
                                period,
                                random.nextInt(20, 100) + "," + random.nextInt(10),
                                Optional.empty()))
                        .validFrom(period.to())
                        .validUntil(LocalDate.of(firstYear + YEARS_IN_A_MANDATE, 5, 1)));
            }
        }
        record(new Registration(
                Optional.empty(),
                Optional.of(new DocumentEntry(
                        new DocumentId("matt-%d-t%d".formatted(year, tertial)),
                        DocumentKind.FOLLOW_UP_REPORT,
                        "Mått per tertial %d %d".formatted(tertial, year),
                        DecidedOn.day(period.to().plusDays(20)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of())),
                Evidence.EXAMPLE,
                Optional.empty(),
                List.of(),
                effects,
                Optional.empty()));
    }

    private void section(LocalDate day, List<Effect> effects) {
        record(new Registration(
                Optional.of(new ParagraphEntry(
                        KF,
                        day,
                        Optional.empty(),
                        Optional.empty(),
                        "§ 1",
                        Optional.of("Uppföljning av mål"),
                        Optional.empty(),
                        List.of(),
                        List.of())),
                Optional.empty(),
                Evidence.EXAMPLE,
                Optional.empty(),
                List.of(new PointEntry(Optional.empty(), 1, Optional.empty(), Outcome.APPROVED, effects)),
                List.of(),
                Optional.empty()));
    }

    private void record(Registration registration) {
        commands.add(new TrailCommand.Register(
                municipality,
                new RegistrationId(new UUID(random.nextLong(), random.nextLong())),
                Optional.empty(),
                registration));
    }

    private static GoalId goalId(int firstYear, int goal) {
        return GoalId.of("mal-%d-%d".formatted(firstYear, goal));
    }

    private static MeasureId measureId(int part) {
        return MeasureId.of("matt-%d".formatted(part));
    }

    private static Effect during(int firstYear, GoalCommand command) {
        return Effect.of(command)
                .validFrom(LocalDate.of(firstYear, 1, 1))
                .validUntil(LocalDate.of(firstYear + YEARS_IN_A_MANDATE, 1, 1));
    }
}
