package se.malspar.domain.trail;

import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.annul;
import static se.malspar.domain.trail.MemoryTrail.id;
import static se.malspar.domain.trail.MemoryTrail.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.Effect;

/**
 * What might be asked of the trail of a small municipality: few goals and few days, so that decisions meet. The same seed
 * gives the same commands, and no two registrations speak of one point, so that only the log's order could tell ties apart.
 */
public final class RandomTrails {

    private static final List<String> DAYS = List.of(
            "2019-02-06",
            "2019-06-12",
            "2019-11-20",
            "2020-02-05",
            "2020-02-26",
            "2020-10-07",
            "2021-01-13",
            "2021-06-16");
    private static final List<String> OTHER_DAYS =
            List.of("2018-12-31", "2019-07-01", "2020-01-01", "2020-12-31", "2021-02-01", "2022-01-01");
    private static final List<String> GOALS = List.of("a", "b", "c");
    private static final List<String> PLANS = List.of("KS-2020", "BUN-2020");
    private static final List<String> PARTS = List.of("x", "y");
    private static final List<String> PERIODS = List.of("2019", "2020-T1", "2020");
    private static final int STEPS = 40;
    private static final int FIRST_OF_SECOND_READINGS = 5_000;

    /** A § that some registration speaks of, with the points that it leaves to a supplement. */
    private record Section(int registration, String paragraph, int points, List<Integer> spare) {}

    private final RandomGenerator random;
    private final List<TrailCommand> commands = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<String> revoking = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final Set<Integer> replaced = new HashSet<>();
    private int number;
    private int word;

    private RandomTrails(RandomGenerator random) {
        this.random = random;
    }

    /** Commands to try on a trail of {@link MemoryTrail#withBodies}; some of them cannot be accepted. */
    public static List<TrailCommand> commands(long seed) {
        var trails = new RandomTrails(new SplittableRandom(seed));
        trails.adoptTheFirst();
        while (trails.commands.size() < STEPS) {
            trails.step();
        }
        return List.copyOf(trails.commands);
    }

    /**
     * The log that comes of trying the commands in a random order, over and over while any is accepted, and then reading
     * some of the interpreted days anew.
     */
    public static MemoryTrail recorded(long seed) {
        var random = new SplittableRandom(seed);
        var trail = MemoryTrail.withBodies();
        acceptAll(trail, shuffled(commands(seed), random));
        for (var each : trail.log()) {
            if (each.event() instanceof RecordEvent.DateInterpreted(var interpreted, var reading, var _)
                    && random.nextBoolean()) {
                var day = LocalDate.parse(DAYS.get(random.nextInt(DAYS.size())));
                var reread = id(FIRST_OF_SECOND_READINGS + (int) each.position());
                trail.attempt(new TrailCommand.InterpretDate(
                        MUNICIPALITY,
                        reread,
                        Optional.empty(),
                        interpreted,
                        DecidedOn.day(day, reading.printed()),
                        "omläst"));
            }
        }
        return trail;
    }

    /** Tries what is refused again as long as anything is accepted; returns what was accepted. */
    public static Set<TrailCommand> acceptAll(MemoryTrail trail, List<TrailCommand> commands) {
        var accepted = new HashSet<TrailCommand>();
        var left = new ArrayList<>(commands);
        while (left.removeIf(command -> isAccepted(trail, command) && accepted.add(command))) {
            // what was refused may follow now
        }
        return accepted;
    }

    private static boolean isAccepted(MemoryTrail trail, TrailCommand command) {
        try {
            return trail.attempt(command).isEmpty();
        } catch (Malformed _) {
            return false;
        }
    }

    public static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, Random.from(random));
        return shuffled;
    }

    /** A moment anywhere on the three axes, often on the very days and instants when something happens. */
    public static AsOf moment(List<Logged> log, RandomGenerator random) {
        return new AsOf(anyDay(random), anyDay(random), anyInstant(log, random));
    }

    private static LocalDate anyDay(RandomGenerator random) {
        var all = random.nextBoolean() ? DAYS : OTHER_DAYS;
        return LocalDate.parse(all.get(random.nextInt(all.size()))).plusDays(random.nextInt(-1, 2));
    }

    private static Instant anyInstant(List<Logged> log, RandomGenerator random) {
        var last = log.getLast().recordedAt();
        return random.nextInt(3) == 0
                ? last
                : log.get(random.nextInt(log.size())).recordedAt().minusSeconds(random.nextInt(2));
    }

    // --- what is decided

    private void adoptTheFirst() {
        var first = DAYS.getFirst();
        add(Paper.section("KF " + first + " § 9")
                .point(1, Wanted.adoptGoal("a", word()), Wanted.adoptSubGoal("a", "x", word()))
                .point(2, Wanted.adoptGoal("b", word()), Wanted.adoptMeasure("b", "x"))
                .point(3));
        sections.add(new Section(number, "KF " + first + " § 9", 3, new ArrayList<>(List.of(3))));
        add(Paper.section("KS " + first + " § 10")
                .point(1, Wanted.adoptPlan("KS-2020"), Wanted.give("x", word()))
                .point(2, Wanted.addActivity("KS-2020", "x", word(), random.nextBoolean() ? "a" : "b")));
        sections.add(new Section(number, "KS " + first + " § 10", 2, new ArrayList<>()));
        used.add("KF " + first + " § 9");
        used.add("KS " + first + " § 10");
    }

    private void step() {
        switch (random.nextInt(21)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> section();
            case 9, 10, 11 -> report();
            case 12 -> supplement();
            case 13 -> replacement();
            case 14, 15 -> judgment();
            case 16, 17 -> revocation();
            case 18 -> correction();
            case 19 -> add(annul(++number, random.nextInt(1, number + 1)));
            default -> twice();
        }
    }

    private void add(Paper paper) {
        commands.add(register(++number, paper));
    }

    private void add(TrailCommand command) {
        commands.add(command);
    }

    private String freshParagraph() {
        while (true) {
            var paragraph = "%s %s%s § %d"
                    .formatted(
                            pick(List.of("KF", "KS", "KS", "KSAU", "BUN")),
                            pick(DAYS),
                            random.nextInt(6) == 0 ? ":2" : "",
                            random.nextInt(8, 13));
            if (used.add(paragraph)) {
                return paragraph;
            }
        }
    }

    private void section() {
        fill(freshParagraph());
    }

    private void fill(String paragraph) {
        var paper = Paper.section(paragraph);
        if (random.nextInt(8) == 0) {
            paper.until(day(paragraph).plusDays(5).toString());
        }
        var points = random.nextInt(1, 4);
        var spare = new ArrayList<Integer>();
        for (int point = 1; point <= points; point++) {
            if (random.nextInt(6) == 0) {
                paper.point(point);
                spare.add(point);
            } else if (random.nextInt(8) == 0) {
                paper.proposal("KF", point, effect());
            } else {
                paper.point(point, outcome(), effects());
            }
        }
        add(paper);
        sections.add(new Section(number, paragraph, points, spare));
    }

    private static LocalDate day(String paragraph) {
        return ParagraphId.parse(paragraph).meeting().date();
    }

    /** A § known by reference first, and then in the original. */
    private void twice() {
        var paragraph = freshParagraph();
        add(Paper.section(paragraph)
                .evidence(Evidence.REFERENCED)
                .titled("Enligt hänvisning")
                .point(1));
        add(Paper.section(paragraph).point(1, effects()));
        sections.add(new Section(number, paragraph, 1, new ArrayList<>()));
    }

    private void supplement() {
        var section = pick(sections);
        if (!section.spare().isEmpty()) {
            var point = section.spare().removeLast();
            add(Paper.section(section.paragraph()).point(point, effects()));
        }
    }

    private void replacement() {
        var section = pick(sections);
        if (replaced.add(section.registration())) {
            var paper = Paper.section(section.paragraph()).replacing(id(section.registration()), "felläst");
            for (int point = 1; point <= random.nextInt(1, 4); point++) {
                paper.point(point, effects());
            }
            add(paper);
        }
    }

    private void judgment() {
        var point = revoking.isEmpty() || random.nextBoolean() ? anyPoint() : pick(revoking) + " p 1";
        add(Paper.report("dom-" + number, pick(DAYS)).tells(deviating(Effect.of(Wanted.annul(point)))));
    }

    private void revocation() {
        var paragraph = fresh(2);
        var revoked = anyPoint();
        revoking.add(paragraph);
        add(Paper.section(paragraph)
                .point(1, deviating(Effect.of(Wanted.revoke(revoked))), effect())
                .point(2, effects()));
    }

    /** A § of so many points, which from now on others, and its own effects, may speak of. */
    private String fresh(int points) {
        var paragraph = freshParagraph();
        sections.add(new Section(number + 1, paragraph, points, new ArrayList<>()));
        return paragraph;
    }

    private void correction() {
        var paragraph = fresh(1);
        add(Paper.section(paragraph).point(1, deviating(Effect.of(Wanted.correct(anyPoint(), command(), command())))));
    }

    private void report() {
        var printed = "tryckt " + number;
        var dated = switch (random.nextInt(6)) {
            case 0 -> DecidedOn.month(YearMonth.parse(pick(DAYS).substring(0, 7)), printed);
            case 1 -> DecidedOn.year(Year.of(2020), printed);
            case 2 -> DecidedOn.impossible(printed, YearMonth.parse(pick(DAYS).substring(0, 7)));
            default -> DecidedOn.day(LocalDate.parse(pick(DAYS)));
        };
        var paper = Paper.report("rapport-" + number, dated);
        paper.tells(effects());
        if (random.nextInt(4) == 0) {
            paper.tells(Effect.of(command()).decidedOn(DecidedOn.month(YearMonth.of(2020, 2), "februari 2020")));
        }
        if (random.nextInt(4) == 0) {
            paper.proposal("KS", 1, effect());
        }
        add(paper);
        if (!dated.isCertain() && random.nextInt(3) > 0) {
            add(new TrailCommand.InterpretDate(
                    MUNICIPALITY,
                    id(++number),
                    Optional.empty(),
                    id(number - 1),
                    random.nextInt(4) == 0
                            ? DecidedOn.month(YearMonth.of(2020, 10), printed)
                            : DecidedOn.day(LocalDate.parse(pick(DAYS)), printed),
                    "enligt protokollet"));
        }
    }

    private Outcome outcome() {
        return switch (random.nextInt(10)) {
            case 0 -> Outcome.NOTED;
            case 1 -> Outcome.REJECTED;
            default -> Outcome.APPROVED;
        };
    }

    private String anyPoint() {
        var section = pick(sections);
        return section.paragraph() + " p " + random.nextInt(1, section.points() + 1);
    }

    private Effect[] effects() {
        var effects = new ArrayList<Effect>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            effects.add(effect());
        }
        return effects.toArray(Effect[]::new);
    }

    private Effect effect() {
        return deviating(Effect.of(random.nextInt(6) == 0 ? minutes() : command()));
    }

    private Effect deviating(Effect plain) {
        var standing = switch (random.nextInt(12)) {
            case 0 -> plain.standing(Standing.PROPOSED);
            case 1 -> plain.standing(Standing.REPORTED);
            case 2 -> plain.standing(Standing.DECIDED);
            default -> plain;
        };
        return switch (random.nextInt(10)) {
            case 0 -> standing.validFrom(anyDay(random));
            case 1 -> standing.validFrom(anyDay(random)).validUntil(LocalDate.parse("2021-06-16"));
            case 2 -> standing.validUntil(LocalDate.parse("2021-02-01"));
            case 3 ->
                standing.awaiting(new Validity.Awaiting(
                        "när protokollet justerats",
                        random.nextInt(3) > 0,
                        random.nextBoolean() ? Optional.of(anyDay(random)) : Optional.empty(),
                        random.nextInt(3) == 0 ? Optional.of(LocalDate.parse("2021-02-01")) : Optional.empty()));
            default -> standing;
        };
    }

    private Command minutes() {
        var section = pick(sections);
        var meeting = section.paragraph().substring(0, section.paragraph().indexOf(" §"));
        return switch (random.nextInt(3)) {
            case 0 -> Wanted.meet(anyPoint(), pick(DAYS));
            case 1 -> Wanted.appeal(anyPoint());
            default ->
                Wanted.approveMinutes(
                        meeting,
                        day(section.paragraph()).plusDays(random.nextInt(200)).toString());
        };
    }

    private Command command() {
        var goal = pick(GOALS);
        var plan = pick(PLANS);
        var part = pick(PARTS);
        return switch (random.nextInt(29)) {
            case 0 -> Wanted.adoptGoal(goal, word());
            case 1 -> Wanted.retireGoal(goal);
            case 2, 3 -> Wanted.reviseGoal(goal, word());
            case 4, 5, 6 -> Wanted.setAmbition(goal, word());
            case 7 -> Wanted.adoptSubGoal(goal, part, word());
            case 8 -> Wanted.correctSubGoal(goal, part, word());
            case 9 -> Wanted.removeSubGoal(goal, part);
            case 10 -> Wanted.adoptMeasure(goal, part);
            case 11 -> Wanted.setTarget(goal, part, pick(PERIODS), word());
            case 12 -> Wanted.removeMeasure(goal, part);
            case 13 -> Wanted.adoptPlan(plan);
            case 14 -> Wanted.addActivity(plan, part, word(), goal);
            case 15 -> Wanted.changeActivity(plan, part, word());
            case 16 -> Wanted.removeActivity(plan, part, word());
            case 17 -> Wanted.reportActivity(plan, part, pick(PERIODS), word());
            case 18 -> Wanted.reportOutcome(goal, part, pick(PERIODS), word());
            case 19 -> Wanted.reportForecast(goal, pick(PERIODS), word());
            case 20 -> Wanted.reportGoal(goal, pick(PERIODS), word());
            case 21 -> Wanted.give(part, word());
            case 22 -> Wanted.reportBack(part, word());
            case 23 -> Wanted.assess(goal, pick(PERIODS), word());
            case 24 -> Wanted.changeMethod(goal, part, pick(PERIODS));
            case 25 -> Wanted.followUp(pick(PERIODS));
            case 26 -> Wanted.interpretForecast(goal, random.nextBoolean());
            case 27 -> Wanted.adoptModel("modell-" + part);
            default -> Wanted.close(part);
        };
    }

    private String word() {
        return "ord " + ++word;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
