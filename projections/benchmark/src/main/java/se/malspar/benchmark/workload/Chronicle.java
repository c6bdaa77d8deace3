package se.malspar.benchmark.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.malspar.benchmark.workload.Section.Point;
import se.malspar.domain.commission.Closing;
import se.malspar.domain.commission.CommissionCommand;
import se.malspar.domain.commission.CommissionId;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.DocumentKind;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.goal.SubGoalId;
import se.malspar.domain.plan.ActivityContent;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanCommand;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.Replacement;
import se.malspar.domain.trail.RegistrationId;

/** What one invented municipality decides, reports and corrects, in the order it is recorded; planned a year at a time. */
final class Chronicle implements Iterator<Act> {

    static final int FIRST_YEAR = 2003;
    static final int GOALS = 12;
    static final int SUB_GOALS = 5;
    static final int ACTIVITIES_A_YEAR = 180;
    static final int MEETINGS_A_YEAR = 20;

    private static final int YEARS_IN_A_MANDATE = 4;
    private static final int DAYS_BETWEEN_MEETINGS = 18;
    private static final int MEASURED_SUB_GOALS = 2;
    private static final int MEETING_BEFORE_THE_MANDATE = 16;
    private static final int FIRST_OF_LAST_DECISIONS = 12;
    private static final double IN_THE_PLAN = 0.83;
    private static final double GOAL_CORRECTED = 0.30;
    private static final double SUB_GOAL_CORRECTED = 0.20;
    private static final double ACTIVITY_REMOVED = 0.05;
    private static final double ACTIVITY_CHANGED = 0.05;
    private static final double STATUS_CORRECTED = 0.03;
    private static final double RECORDED_LATE = 0.05;

    private static final BodyCode KF = new BodyCode("KF");
    private static final BodyCode KS = new BodyCode("KS");
    private static final BodyCode BUN = new BodyCode("BUN");
    private static final BodyCode KLF = new BodyCode("KLF");
    private static final List<BodyCode> BODIES_IN_TURN = List.of(KF, KS, BUN, KS);

    private static final List<String> STATUSES = List.of(
            "ej påbörjad",
            "pågår enligt plan",
            "pågår enligt plan",
            "pågår med avvikelse",
            "försenad",
            "avslutad enligt plan");
    private static final List<String> GOAL_STATUSES =
            List.of("uppfyllt", "i hög grad uppfyllt", "delvis uppfyllt", "ej uppfyllt");

    /** An activity of a year's plan, by the meetings of that year: from when to when it is in the plan. */
    private record Activity(int number, int goal, int addedAt, int removedAt) {
        boolean isInPlanAfter(int meeting) {
            return addedAt <= meeting && removedAt > meeting;
        }
    }

    /** Four years and the goals that hold for them, with what is taken out of them in the last year. */
    private record Mandate(int firstYear, int retiredGoal, int goalOfRemovedParts) {
        LocalDate from() {
            return LocalDate.of(firstYear, 1, 1);
        }

        LocalDate until() {
            return from().plusYears(YEARS_IN_A_MANDATE);
        }

        boolean endsWith(int year) {
            return year == firstYear + YEARS_IN_A_MANDATE - 1;
        }
    }

    private final SplittableRandom random;
    private final Swedish words;
    private final String municipality;
    private final int lastYear;
    private final int firstMeetingDay;
    private final PriorityQueue<Act> acts =
            new PriorityQueue<>(Comparator.comparing(Act::recordedAt).thenComparing(Act::registration));
    private final Map<Integer, Map<String, Section>> agendas = new HashMap<>();
    private final Map<BodyCode, Integer> numbers = new HashMap<>();
    private final Map<Integer, Mandate> mandates = new HashMap<>();
    private int nextYear = FIRST_YEAR - 1;
    private int serial;

    Chronicle(SplittableRandom random, String municipality, int years) {
        this.random = random;
        this.words = new Swedish(random);
        this.municipality = municipality;
        this.lastYear = FIRST_YEAR + years - 1;
        this.firstMeetingDay = 8 + random.nextInt(6);
        setUp();
        planUntilSomethingIsNext();
    }

    String municipality() {
        return municipality;
    }

    @Override
    public boolean hasNext() {
        return !acts.isEmpty();
    }

    Act peek() {
        return Objects.requireNonNull(acts.peek());
    }

    @Override
    public Act next() {
        if (acts.isEmpty()) {
            throw new NoSuchElementException();
        }
        var act = acts.remove();
        planUntilSomethingIsNext();
        return act;
    }

    /** Nothing of a year is recorded before the year: what was recorded before it can go. */
    private void planUntilSomethingIsNext() {
        while (nextYear <= lastYear + 1
                && (acts.isEmpty() || !acts.peek().recordedAt().isBefore(startOf(LocalDate.of(nextYear, 1, 1))))) {
            plan(nextYear++);
        }
    }

    // --- the registry

    private record MunicipalityEntry(String name, MunicipalityKind kind) {}

    private record BodyEntry(
            BodyCode body, String name, BodyKind kind, Optional<BodyCode> parent, Optional<LocalDate> validFrom) {}

    private record NameEntry(BodyCode body, String name, LocalDate validFrom) {}

    private void setUp() {
        var day = LocalDate.of(FIRST_YEAR - 1, 1, 2);
        request(
                day,
                1,
                "municipalityRegistered",
                () -> new MunicipalityEntry(
                        "Provkommun %s (påhittad)".formatted(municipality), MunicipalityKind.EXAMPLE));
        body(day, 2, KF, "Kommunfullmäktige", BodyKind.ASSEMBLY);
        body(day, 3, KS, "Kommunstyrelsen", BodyKind.EXECUTIVE_BOARD);
        body(day, 4, BUN, "Barn- och utbildningsnämnden", BodyKind.BOARD);
        body(day, 5, KLF, "Kommunledningsförvaltningen", BodyKind.ADMINISTRATION);
        request(
                LocalDate.of(FIRST_YEAR, 12, 20),
                6,
                "rename",
                () -> new NameEntry(BUN, "Utbildningsnämnden", LocalDate.of(FIRST_YEAR + 1, 1, 1)));
    }

    private void body(LocalDate day, int minute, BodyCode body, String name, BodyKind kind) {
        request(
                day,
                minute,
                "body",
                () -> new BodyEntry(
                        body,
                        name,
                        kind,
                        body.equals(KF) ? Optional.empty() : Optional.of(body.equals(KLF) ? KS : KF),
                        Optional.of(LocalDate.of(1999, 1, 1))));
    }

    private void request(LocalDate day, int minute, String member, Supplier<?> content) {
        add(startOf(day).plusSeconds(8 * 3600 + minute * 60L), newId(), member, content);
    }

    // --- a year

    /** Before the first year only its goals are decided, and after the last only what follows from it. */
    private void plan(int year) {
        numbers.clear();
        var within = year >= FIRST_YEAR && year <= lastYear;
        if (within) {
            planYear(year);
        }
        if (year < lastYear && (year + 1 - FIRST_YEAR) % YEARS_IN_A_MANDATE == 0) {
            planMandate(year);
        }
        for (int meeting = 0; meeting < MEETINGS_A_YEAR; meeting++) {
            hold(year, meeting);
        }
    }

    private Mandate mandateOf(int year) {
        var first = year - Math.floorMod(year - FIRST_YEAR, YEARS_IN_A_MANDATE);
        return mandates.computeIfAbsent(
                first, _ -> new Mandate(first, random.nextInt(1, GOALS + 1), random.nextInt(1, GOALS + 1)));
    }

    private void planMandate(int year) {
        var mandate = mandateOf(year + 1);
        var seed = random.nextLong();
        var proposal = section(year, MEETING_BEFORE_THE_MANDATE - 1, "mål", "Förslag till mål för mandatperioden");
        proposal.add(Point.proposed(
                KF,
                "Kommunfullmäktige antar mål för mandatperioden.",
                () -> IntStream.rangeClosed(1, GOALS)
                        .mapToObj(goal -> during(mandate, adoption(mandate, goal, seed)))
                        .toList()));
        var decision = section(year, MEETING_BEFORE_THE_MANDATE, "mål", "Mål för mandatperioden");
        decision.add(Point.approved(
                "Kommunfullmäktige antar mål och delmål.",
                () -> IntStream.rangeClosed(1, GOALS)
                        .boxed()
                        .flatMap(goal -> adopted(mandate, goal, seed))
                        .toList()));
        decision.add(Point.approved(
                "Kommunfullmäktige antar mått för delmålen.",
                () -> IntStream.rangeClosed(1, GOALS)
                        .boxed()
                        .flatMap(goal -> measured(mandate, goal, seed))
                        .toList()));
        decision.add(Point.rejected(
                "Tilläggsyrkande: kommunfullmäktige antar även ett mål om idrott.",
                () -> List.of(during(mandate, adoption(mandate, GOALS + 1, seed)))));
    }

    private static Command adoption(Mandate mandate, int goal, long seed) {
        return new GoalCommand.AdoptGoal(goalId(mandate, goal), content(mandate, goal, seed));
    }

    private static GoalContent content(Mandate mandate, int goal, long seed) {
        var text = new Swedish(new SplittableRandom(seed + goal));
        return new GoalContent(
                Optional.of(text.wording()),
                Optional.of(Integer.toString(goal)),
                Optional.of(text.pick(Swedish.AREAS)),
                Optional.of(GoalKind.STEERING),
                Optional.of("kvantitativ"),
                Optional.of(KF),
                Optional.of(ReportingPeriod.years(
                        Year.of(mandate.firstYear()), Year.of(mandate.firstYear() + YEARS_IN_A_MANDATE - 1))),
                List.of());
    }

    private static Stream<Effect> adopted(Mandate mandate, int goal, long seed) {
        var text = new Swedish(new SplittableRandom(seed + 1000 + goal));
        var parts = IntStream.rangeClosed(1, SUB_GOALS)
                .mapToObj(part -> during(
                        mandate,
                        new GoalCommand.AdoptSubGoal(
                                goalId(mandate, goal), subGoalId(goal, part), Optional.of(text.wording()))));
        return Stream.concat(Stream.of(during(mandate, adoption(mandate, goal, seed))), parts);
    }

    private static Stream<Effect> measured(Mandate mandate, int goal, long seed) {
        var text = new Swedish(new SplittableRandom(seed + 2000 + goal));
        return IntStream.rangeClosed(1, MEASURED_SUB_GOALS)
                .mapToObj(part -> during(
                        mandate,
                        new GoalCommand.AdoptMeasure(
                                goalId(mandate, goal),
                                measureId(part),
                                "Andel för delmål %d.%d: %s".formatted(goal, part, text.aim()),
                                Optional.of("procent"),
                                Optional.of(MeasureDirection.HIGHER),
                                Optional.of(subGoalId(goal, part)))));
    }

    private void planYear(int year) {
        var mandate = mandateOf(year);
        var activities = activities(year, mandate);
        planPlan(year, mandate, activities);
        planCorrectionsOfGoals(year, mandate);
        if (mandate.endsWith(year)) {
            planRemovals(year, mandate);
        }
        planFollowUps(year, mandate, activities);
        planCommissions(year);
        planProposals(year, mandate, activities);
        planApprovals(year);
    }

    // --- the plan of the year

    private List<Activity> activities(int year, Mandate mandate) {
        var inPlan = (int) Math.round(ACTIVITIES_A_YEAR * IN_THE_PLAN);
        var all = new ArrayList<Activity>();
        for (int number = 1; number <= ACTIVITIES_A_YEAR; number++) {
            var addedAt = number <= inPlan ? 0 : random.nextInt(1, MEETINGS_A_YEAR - 1);
            var goal = (number - 1) % GOALS + 1;
            if (mandate.endsWith(year) && goal == mandate.retiredGoal() && addedAt > 0) {
                goal = goal % GOALS + 1; // it is on its way out
            }
            var removedAt = chance(ACTIVITY_REMOVED) ? random.nextInt(addedAt + 1, MEETINGS_A_YEAR) : Integer.MAX_VALUE;
            all.add(new Activity(number, goal, addedAt, removedAt));
        }
        return all;
    }

    private void planPlan(int year, Mandate mandate, List<Activity> activities) {
        var seed = random.nextLong();
        var decision = section(year, 0, "plan", "Verksamhetsplan %d".formatted(year));
        var planned = activities.stream().filter(each -> each.addedAt() == 0).toList();
        decision.add(Point.approved(
                "Kommunfullmäktige antar verksamhetsplan för %d.".formatted(year),
                () -> Stream.concat(
                                Stream.of(inYear(
                                        year,
                                        new PlanCommand.AdoptPlan(
                                                planId(year), Optional.of("Verksamhetsplan %d".formatted(year))))),
                                planned.stream().map(each -> inYear(year, added(year, mandate, each, seed))))
                        .toList()));
        decision.add(Point.approved("Kommunfullmäktige fastställer målvärden för %d.".formatted(year), () -> {
            var values = new SplittableRandom(seed);
            return IntStream.rangeClosed(1, GOALS)
                    .mapToObj(goal -> during(
                            mandate,
                            new GoalCommand.SetTargetValue(
                                    goalId(mandate, goal),
                                    measureId(1),
                                    ReportingPeriod.year(Year.of(year)),
                                    value(values))))
                    .toList();
        }));
        for (var each : activities) {
            if (each.addedAt() > 0) {
                section(year, each.addedAt(), "ändringar", "Ändringar i verksamhetsplanen")
                        .add(Point.approved(
                                "Aktivitet %d läggs till.".formatted(each.number()),
                                () -> List.of(inYear(
                                        meetingDate(year, each.addedAt()), year, added(year, mandate, each, seed)))));
            }
            if (each.removedAt() < MEETINGS_A_YEAR) {
                planRemoval(year, each);
            } else if (chance(ACTIVITY_CHANGED) && each.addedAt() < MEETINGS_A_YEAR - 1) {
                planChange(year, mandate, each);
            }
        }
    }

    private static Command added(int year, Mandate mandate, Activity activity, long seed) {
        return new PlanCommand.AddActivity(planId(year), activityId(activity), content(year, mandate, activity, seed));
    }

    private static ActivityContent content(int year, Mandate mandate, Activity activity, long seed) {
        var drawn = new SplittableRandom(seed + activity.number());
        var text = new Swedish(drawn);
        return new ActivityContent(
                Optional.of(text.heading()),
                Optional.of(text.sentence()),
                Optional.of(LocalDate.of(year, drawn.nextInt(1, 7), 1)),
                Optional.of(LocalDate.of(year, drawn.nextInt(7, 13), 15)),
                Optional.of("Kommunledningsförvaltningen"),
                List.of(goalId(mandate, activity.goal())));
    }

    private void planRemoval(int year, Activity activity) {
        var seed = random.nextLong();
        corrections(year, activity.removedAt(), "ändringar", "Ändringar i verksamhetsplanen")
                .add(Point.approved(
                        "Aktivitet %d tas ur planen.".formatted(activity.number()),
                        () -> List.of(inYear(
                                meetingDate(year, activity.removedAt()),
                                year,
                                new PlanCommand.RemoveActivity(
                                        planId(year),
                                        activityId(activity),
                                        new Swedish(new SplittableRandom(seed)).sentence())))));
    }

    private void planChange(int year, Mandate mandate, Activity activity) {
        var seed = random.nextLong();
        var meeting = random.nextInt(activity.addedAt() + 1, MEETINGS_A_YEAR);
        corrections(year, meeting, "ändringar", "Ändringar i verksamhetsplanen")
                .add(Point.approved(
                        "Aktivitet %d ändras.".formatted(activity.number()),
                        () -> List.of(inYear(
                                meetingDate(year, meeting),
                                year,
                                new PlanCommand.ChangeActivity(
                                        planId(year),
                                        activityId(activity),
                                        content(year, mandate, activity, seed),
                                        Optional.of("ändrade förutsättningar"))))));
    }

    // --- the goals of the year

    private void planCorrectionsOfGoals(int year, Mandate mandate) {
        for (int goal = 1; goal <= GOALS; goal++) {
            var leaving = mandate.endsWith(year) && goal == mandate.retiredGoal();
            if (chance(GOAL_CORRECTED) && !leaving) {
                planRevision(year, mandate, goal);
            }
            for (int part = 1; part <= SUB_GOALS; part++) {
                var removed = mandate.endsWith(year) && goal == mandate.goalOfRemovedParts() && part == SUB_GOALS;
                if (chance(SUB_GOAL_CORRECTED) && !leaving && !removed) {
                    planSubGoalCorrection(year, mandate, goal, part);
                }
            }
        }
    }

    private void planRevision(int year, Mandate mandate, int goal) {
        var seed = random.nextLong();
        var meeting = random.nextInt(1, MEETINGS_A_YEAR);
        var validFrom = validFrom(year, meeting);
        var section = corrections(year, meeting, "revidering", "Revidering av mål");
        section.add(
                switch (random.nextInt(8)) {
                    case 0, 1 ->
                        Point.approved(
                                "Ambitionsnivån för mål %d ändras.".formatted(goal),
                                () -> List.of(during(validFrom, mandate, ambition(mandate, goal, seed))));
                    case 2 ->
                        Point.approved(
                                "Ambitionsnivån för mål %d ändras när protokollet justerats.".formatted(goal),
                                () -> List.of(Effect.of(ambition(mandate, goal, seed))
                                        .awaiting(new Validity.Awaiting(
                                                "när protokollet justerats",
                                                true,
                                                Optional.of(LocalDate.of(year, 6, 1)),
                                                Optional.of(mandate.until())))));
                    default ->
                        Point.approved(
                                        "Mål %d får ny lydelse.".formatted(goal),
                                        () -> List.of(during(validFrom, mandate, revision(mandate, goal, seed))))
                                .followedBy(point -> sequel(year, meeting, section, point, mandate, goal));
                });
    }

    private static Command ambition(Mandate mandate, int goal, long seed) {
        var text = new Swedish(new SplittableRandom(seed));
        return new GoalCommand.SetAmbitionLevel(
                goalId(mandate, goal), text.aim(), Optional.of(text.sentence()), Optional.empty());
    }

    private static Command revision(Mandate mandate, int goal, long seed) {
        return new GoalCommand.ReviseGoal(
                goalId(mandate, goal), content(mandate, goal, seed), Optional.of("anpassning till budgeten"));
    }

    private void planSubGoalCorrection(int year, Mandate mandate, int goal, int part) {
        var seed = random.nextLong();
        var meeting = random.nextInt(1, MEETINGS_A_YEAR);
        var validFrom = validFrom(year, meeting);
        corrections(year, meeting, "revidering", "Revidering av mål")
                .add(Point.approved(
                        "Delmål %d.%d korrigeras.".formatted(goal, part),
                        () -> List.of(during(
                                validFrom,
                                mandate,
                                new GoalCommand.CorrectSubGoal(
                                        goalId(mandate, goal),
                                        subGoalId(goal, part),
                                        new Swedish(new SplittableRandom(seed)).wording(),
                                        Optional.of("förtydligande"))))));
    }

    /** The day of the meeting, or now and then the first of the year. */
    private LocalDate validFrom(int year, int meeting) {
        return chance(0.3) ? LocalDate.of(year, 1, 1) : meetingDate(year, meeting);
    }

    /** What some revisions come to: revoked, annulled by a court, or set right as minutes. */
    private void sequel(int year, int meeting, Section section, PointId point, Mandate mandate, int goal) {
        if (section.isLate()) {
            return; // not yet recorded when others would speak of it
        }
        var later = meeting + random.nextInt(2, 5);
        switch (random.nextInt(16)) {
            case 0, 1 ->
                section(year, later, "upphävande", "Upphävande av tidigare beslut")
                        .add(Point.approved(
                                "%s upphävs.".formatted(point),
                                () -> List.of(Effect.of(new MinutesCommand.RevokePoint(
                                        point, Optional.of("beslutet har överspelats"))))));
            case 2 -> planJudgment(year, later, point);
            case 3 -> {
                var seed = random.nextLong();
                section(year, later, "rättelse", "Rättelse av protokoll")
                        .add(Point.approved(
                                "Protokollet rättas i %s.".formatted(point),
                                () -> List.of(Effect.of(new MinutesCommand.CorrectMinutes(
                                                point,
                                                "Mål %d får ny lydelse.".formatted(goal),
                                                "Mål %d får följande lydelse.".formatted(goal),
                                                "skrivfel",
                                                List.of(revision(mandate, goal, seed))))
                                        .validFrom(meetingDate(year, meeting))
                                        .validUntil(mandate.until()))));
            }
            default -> {} // it stands
        }
    }

    private void planJudgment(int year, int meeting, PointId point) {
        section(year, meeting, "överklagande", "Anmälan av överklagande")
                .add(Point.noted(
                        "Överklagandet antecknas.",
                        () -> List.of(
                                Effect.of(new MinutesCommand.AppealPoint(point, Optional.of("förvaltningsrätten"))))));
        var judged = meetingDate(year, meeting + random.nextInt(4, 9));
        paper(
                judged,
                "dom",
                DocumentKind.JUDGMENT,
                "Dom i mål om laglighetsprövning",
                DecidedOn.day(judged),
                () -> List.of(Effect.of(new MinutesCommand.AnnulPoint(point, Optional.of("förvaltningsrätten")))));
    }

    private void planRemovals(int year, Mandate mandate) {
        var goal = mandate.goalOfRemovedParts();
        if (goal != mandate.retiredGoal()) {
            section(
                            year,
                            random.nextInt(FIRST_OF_LAST_DECISIONS, MEETINGS_A_YEAR - 1),
                            "utgår",
                            "Delmål och mått utgår")
                    .add(Point.approved(
                            "Delmål och mått utgår.",
                            () -> List.of(
                                    during(
                                            mandate,
                                            new GoalCommand.RemoveMeasure(
                                                    goalId(mandate, goal),
                                                    measureId(MEASURED_SUB_GOALS),
                                                    Optional.of("mäts inte längre"))),
                                    during(
                                            mandate,
                                            new GoalCommand.RemoveSubGoal(
                                                    goalId(mandate, goal),
                                                    subGoalId(goal, SUB_GOALS),
                                                    Optional.of("ersätts i nästa mandatperiod"))))));
        }
        section(year, MEETINGS_A_YEAR - 1, "upphör", "Mål upphör")
                .add(Point.approved(
                        "Mål %d upphör.".formatted(mandate.retiredGoal()),
                        () -> List.of(Effect.of(new GoalCommand.RetireGoal(
                                        goalId(mandate, mandate.retiredGoal()), Optional.of("målet är uppnått")))
                                .validUntil(mandate.until()))));
    }

    // --- follow-ups

    private void planFollowUps(int year, Mandate mandate, List<Activity> activities) {
        for (int tertial = 1; tertial <= 3; tertial++) {
            planFollowUp(year, tertial, mandate, activities);
        }
    }

    /** What a follow-up tells of: its period and how long that counts, and the activities that were there. */
    private record FollowUp(int year, int tertial, Mandate mandate, List<Activity> activities, long seed) {

        ReportingPeriod period() {
            return ReportingPeriod.tertial(Year.of(year), tertial);
        }

        /** The last follow-up of a year counts until the first of the next is due. */
        LocalDate ofActivitiesUntil() {
            return tertial == 3 ? LocalDate.of(year + 1, 4, 30) : LocalDate.of(year + 1, 1, 1);
        }

        LocalDate ofGoalsUntil() {
            return mandate.until().plusMonths(4);
        }

        List<Effect> effects() {
            var drawn = new SplittableRandom(seed);
            var text = new Swedish(drawn);
            var effects = new ArrayList<Effect>();
            for (int goal = 1; goal <= GOALS; goal++) {
                effects.add(ofGoal(goal, text));
            }
            for (var activity : activities) {
                effects.add(of(activity, text));
            }
            for (int goal = 1; goal <= GOALS; goal++) {
                for (int part = 1; tertial > 1 && part <= MEASURED_SUB_GOALS; part++) {
                    effects.add(during(new FollowUpCommand.ReportOutcome(
                            goalId(mandate, goal),
                            measureId(part),
                            period(),
                            value(drawn),
                            Optional.of(text.sentence()))));
                }
                if (tertial == 2) {
                    effects.add(Effect.of(new FollowUpCommand.ReportForecast(
                                    goalId(mandate, goal),
                                    Optional.of(measureId(1)),
                                    ReportingPeriod.year(Year.of(year)),
                                    value(drawn),
                                    Optional.of(text.sentence())))
                            .validUntil(ofGoalsUntil()));
                }
            }
            return effects;
        }

        private Effect ofGoal(int goal, Swedish text) {
            return during(new FollowUpCommand.ReportGoalStatus(
                    goalId(mandate, goal), period(), text.pick(GOAL_STATUSES), Optional.of(text.sentences())));
        }

        private Effect of(Activity activity, Swedish text) {
            return Effect.of(new FollowUpCommand.ReportActivityStatus(
                            planId(year),
                            activityId(activity),
                            period(),
                            text.pick(STATUSES),
                            Optional.of(text.sentences())))
                    .validFrom(period().to())
                    .validUntil(ofActivitiesUntil());
        }

        private Effect during(FollowUpCommand report) {
            return Effect.of(report).validFrom(period().to()).validUntil(ofGoalsUntil());
        }
    }

    /** The first two are papers that a § approves at the next meeting, the last is in the § about the annual report. */
    private void planFollowUp(int year, int tertial, Mandate mandate, List<Activity> activities) {
        var meeting = meetingAfter(year, tertial);
        var followUp = new FollowUp(
                year,
                tertial,
                mandate,
                activities.stream()
                        .filter(each -> each.isInPlanAfter(meeting - 1))
                        .toList(),
                random.nextLong());
        var approval = Effect.of(new FollowUpCommand.ApproveFollowUp(KS, followUp.period()));
        if (tertial == 3) {
            corrections(year, meeting, "uppföljning", "Årsredovisning %d".formatted(year))
                    .add(Point.approved(
                            "Årsredovisningen godkänns.",
                            () -> Stream.concat(Stream.of(approval), followUp.effects().stream())
                                    .toList()));
        } else {
            section(year, meeting, "uppföljning", "Uppföljning per tertial %d".formatted(tertial))
                    .add(Point.approved("Uppföljningen godkänns.", () -> List.of(approval)));
            var dated = meetingDate(year, meeting).minusDays(random.nextInt(3, 7));
            add(
                    recordedAfter(dated, chance(RECORDED_LATE)),
                    newId(),
                    "registration",
                    document(
                            "uppfoljning-%d-t%d".formatted(year, tertial),
                            DocumentKind.FOLLOW_UP_REPORT,
                            "Uppföljning per tertial %d %d".formatted(tertial, year),
                            DecidedOn.day(dated),
                            followUp::effects));
        }
        planStatusCorrections(followUp, meeting);
    }

    /** The meeting at which the follow-up of a tertial is dealt with, a month or so after its end. */
    private int meetingAfter(int year, int tertial) {
        var due = LocalDate.of(year, 1, 1).plusMonths(4L * tertial).plusDays(15);
        var meeting = 0;
        while (meetingDate(year, meeting).isBefore(due)) {
            meeting++;
        }
        return meeting;
    }

    private void planStatusCorrections(FollowUp followUp, int reportedAt) {
        var meeting = reportedAt + random.nextInt(2, 5);
        for (int goal = 1; goal <= GOALS; goal++) {
            if (chance(STATUS_CORRECTED)) {
                var corrected = goal;
                planStatusCorrection(
                        followUp, meeting, "mål %d".formatted(goal), text -> followUp.ofGoal(corrected, text));
            }
        }
        for (var activity : followUp.activities()) {
            if (chance(STATUS_CORRECTED)) {
                planStatusCorrection(
                        followUp,
                        meeting,
                        "aktivitet %d".formatted(activity.number()),
                        text -> followUp.of(activity, text));
            }
        }
    }

    private void planStatusCorrection(
            FollowUp followUp, int meeting, String about, Function<Swedish, Effect> corrected) {
        var seed = random.nextLong();
        corrections(followUp.year(), meeting, "rättad uppföljning", "Rättad uppföljning")
                .add(Point.approved(
                        "Uppföljningen av %s rättas.".formatted(about),
                        () -> List.of(corrected.apply(new Swedish(new SplittableRandom(seed))))));
    }

    // --- commissions, proposals, approvals

    private void planCommissions(int year) {
        for (int number = 1; number <= 2; number++) {
            var commission = CommissionId.of("uppdrag-%d-%d".formatted(year, number));
            var given = random.nextInt(0, 8);
            var seed = random.nextLong();
            section(year, given, "uppdrag", "Uppdrag till kommunledningsförvaltningen")
                    .add(Point.approved("Kommunledningsförvaltningen får i uppdrag att återkomma.", () -> {
                        var text = new Swedish(new SplittableRandom(seed));
                        return List.of(Effect.of(new CommissionCommand.GiveCommission(
                                commission,
                                "att " + text.aim(),
                                Optional.of("kommunledningsförvaltningen"),
                                Optional.of("före årets slut"))));
                    }));
            var reported = given + random.nextInt(4, 9);
            if (number == 1) {
                section(year, reported, "återrapport", "Återrapportering av uppdrag")
                        .add(Point.noted("Rapporten antecknas.", () -> List.of(report(commission, seed))));
            } else {
                planUndatedReport(meetingDate(year, reported), commission, seed);
            }
            section(year, reported + 4, "avslut", "Avslut av uppdrag")
                    .add(Point.approved(
                            "Uppdraget förklaras fullgjort.",
                            () -> List.of(Effect.of(new CommissionCommand.CloseCommission(
                                    commission, Closing.COMPLETED, Optional.empty())))));
        }
    }

    private static Effect report(CommissionId commission, long seed) {
        return Effect.of(new CommissionCommand.ReportCommission(
                commission, new Swedish(new SplittableRandom(seed + 1)).sentences()));
    }

    /** A report of which only the month is known, until somebody now and then finds out. */
    private void planUndatedReport(LocalDate writtenOn, CommissionId commission, long seed) {
        var month = YearMonth.from(writtenOn);
        var printed = month.getMonth().getDisplayName(TextStyle.FULL, Locale.of("sv", "SE")) + " " + month.getYear();
        var found = month.atEndOfMonth();
        var id = paper(
                found,
                "rapport",
                DocumentKind.OFFICIAL_REPORT,
                "Rapport om uppdrag",
                DecidedOn.month(month, printed),
                () -> List.of(report(commission, seed)));
        if (chance(0.4)) {
            add(
                    recordedAfter(found.plusDays(random.nextInt(12, 40)), false),
                    newId(),
                    "interpretation",
                    () -> new Interpretation(
                            new RegistrationId(id), DecidedOn.day(writtenOn, printed), "enligt diariet"));
        }
    }

    private record Interpretation(RegistrationId registration, DecidedOn decidedOn, String reason) {}

    private record Annulment(RegistrationId registration, String reason) {}

    private void planProposals(int year, Mandate mandate, List<Activity> activities) {
        for (int i = 0; i < 2; i++) {
            var seed = random.nextLong();
            var goal = random.nextInt(1, GOALS + 1);
            section(year, 2 * random.nextInt(1, MEETINGS_A_YEAR / 2) - 1, "förslag", "Förslag till kommunfullmäktige")
                    .add(Point.proposed(
                            KF,
                            "Kommunfullmäktige reviderar mål %d.".formatted(goal),
                            () -> List.of(during(mandate, revision(mandate, goal, seed)))));
        }
        planErrorsOfOurs(year, mandate, activities);
    }

    /** One § recorded with the wrong text and then replaced, and now and then a paper recorded that should not be. */
    private void planErrorsOfOurs(int year, Mandate mandate, List<Activity> activities) {
        var activity = activities.getFirst();
        // not at the last meeting, where the goal that it serves may be retired
        var meeting = random.nextInt(1, MEETINGS_A_YEAR - 1);
        if (activity.removedAt() > MEETINGS_A_YEAR) {
            var seed = random.nextLong();
            var text = "Aktivitet %d får ny ansvarig.".formatted(activity.number());
            var section = section(year, meeting, "omskriven", "Ändrad aktivitet");
            section.replacedAfter(random.nextInt(12, 40));
            section.add(new Point(
                    Optional.empty(),
                    text,
                    Outcome.APPROVED,
                    () -> List.of(inYear(
                            meetingDate(year, meeting),
                            year,
                            new PlanCommand.ChangeActivity(
                                    planId(year),
                                    activityId(activity),
                                    content(year, mandate, activity, seed),
                                    Optional.of("omfördelning")))),
                    _ -> {}));
        }
        if (chance(0.5)) {
            var approvedOn = meetingDate(year, meeting).plusDays(3);
            var id = notice(List.of(meetingId(year, meeting)), approvedOn, false);
            add(
                    recordedAfter(postedUntil(approvedOn).plusDays(random.nextInt(12, 50)), false),
                    newId(),
                    "annulment",
                    () -> new Annulment(new RegistrationId(id), "registrerad två gånger"));
        }
    }

    /** A proof for two meetings at a time, now and then with the notice of it. */
    private void planApprovals(int year) {
        for (int meeting = 0; meeting < MEETINGS_A_YEAR; meeting += 2) {
            notice(
                    List.of(meetingId(year, meeting), meetingId(year, meeting + 1)),
                    meetingDate(year, meeting + 1).plusDays(random.nextInt(4, 11)),
                    meeting % 4 == 0);
        }
    }

    private static LocalDate postedUntil(LocalDate approvedOn) {
        return approvedOn.plusDays(23);
    }

    private UUID notice(List<MeetingId> meetings, LocalDate approvedOn, boolean posted) {
        var until = postedUntil(approvedOn);
        return paper(
                until,
                "justering",
                DocumentKind.OTHER,
                "Bevis om justering, %s".formatted(meetings.getLast()),
                DecidedOn.day(until),
                () -> meetings.stream()
                        .flatMap(meeting -> {
                            var approval = Effect.of(new MinutesCommand.ApproveMinutes(meeting, List.of(), approvedOn));
                            return posted
                                    ? Stream.of(
                                            approval,
                                            Effect.of(new MinutesCommand.PostNotice(meeting, approvedOn.plusDays(1))),
                                            Effect.of(new MinutesCommand.RemoveNotice(meeting, until)))
                                    : Stream.of(approval);
                        })
                        .toList());
    }

    // --- meetings and papers

    private LocalDate meetingDate(int year, int meeting) {
        return LocalDate.of(year + Math.floorDiv(meeting, MEETINGS_A_YEAR), 1, firstMeetingDay)
                .plusDays((long) Math.floorMod(meeting, MEETINGS_A_YEAR) * DAYS_BETWEEN_MEETINGS);
    }

    private MeetingId meetingId(int year, int meeting) {
        return new MeetingId(bodyOf(meeting), meetingDate(year, meeting), 1);
    }

    private static BodyCode bodyOf(int meeting) {
        return BODIES_IN_TURN.get(Math.floorMod(meeting, MEETINGS_A_YEAR) % BODIES_IN_TURN.size());
    }

    /** The § of that sort at a meeting, which may be one of the next year's. */
    private Section section(int year, int meeting, String sort, String title) {
        var index = year * MEETINGS_A_YEAR + meeting;
        return agendas.computeIfAbsent(index, _ -> new LinkedHashMap<>())
                .computeIfAbsent(sort, _ -> new Section(title, newId()));
    }

    /** The same for what is now and then recorded late: then it has a § of its own. */
    private Section corrections(int year, int meeting, String sort, String title) {
        if (chance(RECORDED_LATE)) {
            var section = section(year, meeting, sort + " " + ++serial, title);
            section.recordedLate();
            return section;
        }
        return section(year, meeting, sort, title);
    }

    private void hold(int year, int meeting) {
        var agenda = agendas.remove(year * MEETINGS_A_YEAR + meeting);
        if (agenda == null) {
            return;
        }
        var body = bodyOf(meeting);
        var date = meetingDate(year, meeting);
        var inTime = recordedAfter(date, false);
        var by = words.registrar();
        for (var section : List.copyOf(agenda.values())) {
            var number = numbers.merge(body, random.nextInt(1, 10), Integer::sum);
            inTime = inTime.plusSeconds(random.nextInt(40, 400));
            section.tellPoints(new ParagraphId(new MeetingId(body, date, 1), ParagraphNumber.of(number)));
            var entry = new ParagraphEntry(
                    body,
                    date,
                    Optional.empty(),
                    Optional.empty(),
                    "§ " + number,
                    Optional.of(section.title()),
                    Optional.of(new RegistrationNumber("KS %d/%d".formatted(year, 100 + random.nextInt(800)))),
                    List.of(),
                    List.of());
            var recordedAt = section.isLate() ? recordedAfter(date, true) : inTime;
            add(recordedAt, by, section.id(), "registration", () -> section.registration(entry, Optional.empty()));
            section.replacedAfter()
                    .ifPresent(days -> add(
                            recordedAt.plusSeconds(days * 24L * 3600),
                            by,
                            newId(),
                            "registration",
                            () -> section.registration(
                                    entry,
                                    Optional.of(
                                            new Replacement(new RegistrationId(section.id()), "felläst handstil")))));
        }
    }

    private UUID paper(
            LocalDate day,
            String key,
            DocumentKind kind,
            String title,
            DecidedOn dated,
            Supplier<List<Effect>> effects) {
        var id = newId();
        add(
                recordedAfter(day, false),
                id,
                "registration",
                document("%s-%d-%d".formatted(key, day.getYear(), ++serial), kind, title, dated, effects));
        return id;
    }

    private static Supplier<Registration> document(
            String key, DocumentKind kind, String title, DecidedOn dated, Supplier<List<Effect>> effects) {
        return () -> new Registration(
                Optional.empty(),
                Optional.of(new DocumentEntry(
                        DocumentId.of(key),
                        kind,
                        title,
                        dated,
                        Optional.empty(),
                        Optional.of("Kommunledningsförvaltningen"),
                        Optional.of(KLF),
                        Optional.of(KS),
                        Optional.empty(),
                        List.of(),
                        List.of())),
                Evidence.EXAMPLE,
                Optional.empty(),
                List.of(),
                effects.get(),
                Optional.empty());
    }

    // --- recording

    /** In office hours one to ten days later, or twenty to a hundred and twenty. */
    private Instant recordedAfter(LocalDate day, boolean late) {
        return startOf(day.plusDays(late ? random.nextInt(20, 121) : random.nextInt(1, 11)))
                .plusSeconds(random.nextInt(7 * 3600, 15 * 3600))
                .plusNanos(random.nextInt(1_000_000) * 1000L);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void add(Instant recordedAt, UUID id, String member, Supplier<?> content) {
        add(recordedAt, words.registrar(), id, member, content);
    }

    private void add(Instant recordedAt, String by, UUID id, String member, Supplier<?> content) {
        acts.add(new Act(recordedAt, by, id, municipality, member, content));
    }

    private UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static String value(SplittableRandom drawn) {
        return drawn.nextInt(20, 100) + "." + drawn.nextInt(10);
    }

    // --- keys and validity

    private static GoalId goalId(Mandate mandate, int goal) {
        return GoalId.of("mal-%d-%d".formatted(mandate.firstYear(), goal));
    }

    private static SubGoalId subGoalId(int goal, int part) {
        return SubGoalId.of("%d.%d".formatted(goal, part));
    }

    private static MeasureId measureId(int part) {
        return MeasureId.of("matt-%d".formatted(part));
    }

    private static PlanId planId(int year) {
        return new PlanId(KS, year);
    }

    private static ActivityId activityId(Activity activity) {
        return ActivityId.of("a-%d".formatted(activity.number()));
    }

    private static Effect during(Mandate mandate, Command command) {
        return during(mandate.from(), mandate, command);
    }

    private static Effect during(LocalDate from, Mandate mandate, Command command) {
        return Effect.of(command).validFrom(from).validUntil(mandate.until());
    }

    private static Effect inYear(int year, Command command) {
        return inYear(LocalDate.of(year, 1, 1), year, command);
    }

    private static Effect inYear(LocalDate from, int year, Command command) {
        return Effect.of(command).validFrom(from).validUntil(LocalDate.of(year + 1, 1, 1));
    }
}
