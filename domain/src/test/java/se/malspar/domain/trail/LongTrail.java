package se.malspar.domain.trail;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.MinutesCommand;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.trail.Registration.Effect;

/**
 * What a municipality of ordinary size asks to have recorded over the years, all of it acceptable: goals for every
 * period of four years, a plan a year, three follow-ups a year that report on everything in one registration each, and
 * now and then a correction, a revocation and an error of the registrar's. Some of it is registered late.
 */
public final class LongTrail {

    private static final int FIRST_YEAR = 2005;
    private static final int YEARS_OF_A_PERIOD = 4;
    private static final int GOALS = 12;
    private static final int SUB_GOALS = 5;
    private static final int ACTIVITIES = 180;
    private static final int ACTIVITIES_FROM_THE_START = 150;
    private static final int MEETINGS = 20;
    private static final int LATER_PLAN_MEETINGS = 5;
    private static final List<String> STATUSES = List.of("Pågår enligt plan", "Klar", "Försenad", "Ej påbörjad");
    private static final String COMMENT =
            "Arbetet har följts upp i förvaltningens ledningsgrupp och redovisas för nämnden"
                    + " med förvaltningens egen bedömning av läget, åtgärder och återstående tid under året";

    private final Municipality municipality;
    private final RandomGenerator random;
    private final List<TrailCommand> commands = new ArrayList<>();
    private int registration;
    private int section;

    private LongTrail(Municipality municipality, RandomGenerator random) {
        this.municipality = municipality;
        this.random = random;
    }

    /** The same municipality, years and seed give the same commands. A year is about 950 events. */
    public static List<TrailCommand> commands(Municipality municipality, int years, long seed) {
        var trail = new LongTrail(municipality, new SplittableRandom(seed));
        trail.setUp();
        for (int year = FIRST_YEAR; year < FIRST_YEAR + years; year++) {
            trail.year(year);
        }
        return List.copyOf(trail.commands);
    }

    private RegistrationId next() {
        return new RegistrationId(new UUID(Integer.parseInt(municipality.code()), ++registration));
    }

    private void setUp() {
        commands.add(new TrailCommand.RegisterMunicipality(
                municipality, next(), Optional.empty(), "Kommun " + municipality, MunicipalityKind.REAL));
        body("KF", BodyKind.ASSEMBLY);
        body("KS", BodyKind.EXECUTIVE_BOARD);
        body("BUN", BodyKind.BOARD);
    }

    private void body(String code, BodyKind kind) {
        commands.add(new TrailCommand.RegisterBody(
                municipality,
                next(),
                Optional.empty(),
                new BodyCode(code),
                code,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private RegistrationId add(Paper paper) {
        var id = next();
        commands.add(new TrailCommand.Register(municipality, id, Optional.empty(), paper.registration()));
        return id;
    }

    private Paper section(String body, LocalDate day) {
        return Paper.section("%s %s § %d".formatted(body, day, 1 + section++ % 90_000));
    }

    private static String goal(int period, int goal) {
        return "mal-%d-%d".formatted(period, goal);
    }

    private void year(int year) {
        var period = year - (year - FIRST_YEAR) % YEARS_OF_A_PERIOD;
        if (year == period) {
            adoptGoals(period);
        }
        adoptPlan(period, year);
        var from = commands.size();
        var followUps = new ArrayDeque<>(
                List.of(LocalDate.of(year, 5, 20), LocalDate.of(year, 9, 20), LocalDate.of(year, 12, 15)));
        for (int meeting = 0; meeting < MEETINGS; meeting++) {
            var day = LocalDate.of(year, 1, 14).plusDays(18L * meeting);
            if (!followUps.isEmpty() && day.isAfter(followUps.element())) {
                followUp(period, year, "%d-T%d".formatted(year, 4 - followUps.size()), followUps.remove());
            }
            meeting(period, year, meeting, day);
        }
        late(from);
    }

    private void adoptGoals(int period) {
        var paper = section("KF", LocalDate.of(period, 1, 4));
        for (int goal = 1; goal <= GOALS; goal++) {
            var effects = new ArrayList<Effect>();
            effects.add(
                    of(Wanted.adoptGoal(goal(period, goal), "Kommunens invånare ska erbjudas god service " + goal)));
            for (int sub = 1; sub <= SUB_GOALS; sub++) {
                effects.add(of(Wanted.adoptSubGoal(goal(period, goal), "d" + sub, "Delmål i ord nummer " + sub)));
                effects.add(of(Wanted.adoptMeasureOf(goal(period, goal), "d" + sub, "m" + sub)));
            }
            paper.point(
                    goal,
                    effects.stream()
                            .map(effect -> effect.validUntil(LocalDate.of(period + YEARS_OF_A_PERIOD, 1, 1)))
                            .toArray(Effect[]::new));
        }
        add(paper);
    }

    private static Effect of(Command command) {
        return Effect.of(command);
    }

    private void adoptPlan(int period, int year) {
        var plan = "KS-" + year;
        var paper = section("KS", LocalDate.of(year, 1, 8)).point(1, Wanted.adoptPlan(plan));
        var activities = new ArrayList<Command>();
        for (int activity = 1; activity <= ACTIVITIES_FROM_THE_START; activity++) {
            activities.add(activity(period, plan, activity));
        }
        add(paper.point(2, activities.toArray(Command[]::new)));
    }

    private static Command activity(int period, String plan, int activity) {
        return Wanted.addActivity(
                plan,
                "a" + activity,
                "Aktivitet %d i planen, som beskrivs med ungefär så här många ord".formatted(activity),
                goal(period, 1 + activity % GOALS));
    }

    private void meeting(int period, int year, int meeting, LocalDate day) {
        var plan = "KS-" + year;
        var part = goal(period, random.nextInt(1, GOALS + 1));
        var paper = section(random.nextInt(4) == 0 ? "KF" : "KS", day);
        var effects = new ArrayList<Command>();
        for (int activity = ACTIVITIES_FROM_THE_START + 1; activity <= ACTIVITIES; activity++) {
            if (activity % LATER_PLAN_MEETINGS == meeting) {
                effects.add(activity(period, plan, activity));
            }
        }
        switch (random.nextInt(6)) {
            case 0 -> effects.add(Wanted.reviseGoal(part, "Reviderad lydelse, beslutad " + day));
            case 1 -> effects.add(Wanted.correctSubGoal(part, "d2", "Korrigerad lydelse, beslutad " + day));
            case 2 -> effects.add(Wanted.setAmbition(part, "Högre än i fjol, beslutad " + day));
            case 3 ->
                effects.add(Wanted.changeActivity(
                        plan, "a" + random.nextInt(1, ACTIVITIES_FROM_THE_START), "Ny rubrik", part));
            default -> effects.add(Wanted.setTarget(part, "m1", String.valueOf(year), "42"));
        }
        var id = add(paper.point(1, effects.toArray(Command[]::new)));
        switch (random.nextInt(40)) {
            case 0 -> {
                var point = "KS %s § %d p 1".formatted(day.plusDays(1), 1 + section % 90_000);
                add(section("KS", day.plusDays(1)).point(1, Wanted.setAmbition(part, "Lägre")));
                add(section("KS", day.plusDays(2)).point(1, Wanted.revoke(point)));
            }
            case 1 -> add(section("KS", day.plusDays(3)).point(1, Wanted.setAmbition(part, "Fel avskrift")));
            case 2 ->
                commands.add(new TrailCommand.AnnulRegistration(
                        municipality,
                        next(),
                        Optional.empty(),
                        effects.size() == 1
                                ? id
                                : add(section("KS", day.plusDays(4)).point(1)),
                        "dubbelt registrerad"));
            default -> {}
        }
    }

    private void followUp(int period, int year, String reported, LocalDate day) {
        var commands = new ArrayList<Command>();
        for (int goal = 1; goal <= GOALS; goal++) {
            commands.add(Wanted.reportGoal(goal(period, goal), reported, status()));
            for (int sub = 1; sub <= SUB_GOALS; sub++) {
                commands.add(
                        Wanted.reportOutcome(goal(period, goal), "m" + sub, reported, "%d %%".formatted(40 + sub)));
            }
        }
        for (int activity = 1; activity <= ACTIVITIES; activity++) {
            commands.add(Wanted.reportActivity(
                    "KS-" + year, "a" + activity, reported, status() + ". " + COMMENT.substring(0, 70)));
        }
        add(section("KS", day).point(1, commands.toArray(Command[]::new)));
        for (int i = 0; i < 6; i++) {
            add(section("KS", day.plusDays(2))
                    .point(1, Wanted.reportActivity("KS-" + year, "a" + random.nextInt(1, 180), reported, status())));
        }
    }

    private String status() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    /** One in twenty of the year's later registrations waits for a while, unless another names it. */
    private void late(int from) {
        for (int i = from; i < commands.size() - 8; i++) {
            if (random.nextInt(20) == 0 && isLonely(i)) {
                Collections.rotate(commands.subList(i, Math.min(commands.size(), i + random.nextInt(2, 8))), -1);
            }
        }
    }

    private boolean isLonely(int at) {
        return commands.get(at) instanceof TrailCommand.Register register
                && register.content().points().getFirst().effects().size() == 1
                && commands.subList(at, Math.min(commands.size(), at + 8)).stream()
                        .noneMatch(TrailCommand.AnnulRegistration.class::isInstance)
                && commands.subList(at, Math.min(commands.size(), at + 8)).stream()
                        .noneMatch(other -> other instanceof TrailCommand.Register revoking
                                && revoking.content().points().stream()
                                        .flatMap(point -> point.effects().stream())
                                        .anyMatch(effect -> effect.command() instanceof MinutesCommand));
    }
}
