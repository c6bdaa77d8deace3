package se.malspar.domain.trail;

import static se.malspar.domain.trail.MemoryTrail.MUNICIPALITY;
import static se.malspar.domain.trail.MemoryTrail.id;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.Effect;

/**
 * Trails in which the same few fields are spoken of over and over, recorded in any order: most of what is said is
 * overtaken by something decided later, until that is annulled, taken out of force or read with another day.
 */
public final class BusyTrails {

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 2, 5);
    private static final int DAYS = 700;
    private static final int STEPS = 90;

    private final RandomGenerator random;
    private final MemoryTrail trail = MemoryTrail.withBodies();
    private final List<Integer> registrations = new ArrayList<>();
    private final List<String> points = new ArrayList<>();
    private int number;

    private BusyTrails(RandomGenerator random) {
        this.random = random;
    }

    public static MemoryTrail recorded(long seed) {
        var trails = new BusyTrails(new SplittableRandom(seed));
        trails.trail.record(Paper.section("KF 2019-12-11 § 1")
                .point(
                        1,
                        Wanted.adoptGoal("a", "Mål a"),
                        Wanted.adoptGoal("b", "Mål b"),
                        Wanted.adoptPlan("KS-2020"),
                        Wanted.addActivity("KS-2020", "x", "Aktivitet x", "a")));
        for (int step = 0; step < STEPS; step++) {
            trails.step();
        }
        return trails.trail;
    }

    private void step() {
        var chance = random.nextInt(100);
        if (chance < 45) {
            attempt(Paper.report("rapport-" + number, uncertainNowAndThen()).tells(valid(said())));
        } else if (chance < 85) {
            var paragraph = "KS %s § %d".formatted(day(), 10 + number);
            if (attempt(Paper.section(paragraph).point(1, valid(said())))) {
                points.add(paragraph + " p 1");
            }
        } else if (chance < 90 && !points.isEmpty()) {
            attempt(Paper.section("KF %s § %d".formatted(day(), 10 + number))
                    .point(1, Effect.of(Wanted.revoke(any(points)))));
        } else if (chance < 95 && !registrations.isEmpty()) {
            attempt(MemoryTrail.annul(nextNumber(), any(registrations)));
        } else if (!registrations.isEmpty()) {
            interpret();
        }
    }

    private Command said() {
        var goal = random.nextBoolean() ? "a" : "b";
        return switch (random.nextInt(4)) {
            case 0 -> Wanted.reviseGoal(goal, "Mål " + number);
            case 1 -> Wanted.setAmbition(goal, number + " procent");
            case 2 -> Wanted.reportGoal(goal, "2020-T" + (1 + random.nextInt(3)), "status " + number);
            default -> Wanted.reportActivity("KS-2020", "x", "2020-T" + (1 + random.nextInt(3)), "status " + number);
        };
    }

    private Effect valid(Command command) {
        var effect = Effect.of(command);
        return switch (random.nextInt(4)) {
            case 0 -> effect.validFrom(day());
            case 1 -> {
                var from = day();
                yield effect.validFrom(from).validUntil(from.plusDays(1 + random.nextInt(400)));
            }
            default -> effect;
        };
    }

    private DecidedOn uncertainNowAndThen() {
        var day = day();
        return random.nextInt(5) == 0
                ? DecidedOn.month(YearMonth.from(day), YearMonth.from(day).toString())
                : DecidedOn.day(day);
    }

    private void interpret() {
        var interpreted = id(any(registrations));
        trail.log().stream()
                .filter(each -> each.registration().equals(interpreted))
                .filter(each -> each.event() instanceof DecidedEvent)
                .map(each -> ((DecidedEvent) each.event()).basis().decidedOn())
                .filter(decidedOn -> !decidedOn.isCertain())
                .findFirst()
                .ifPresent(decidedOn -> attempt(new TrailCommand.InterpretDate(
                        MUNICIPALITY,
                        id(nextNumber()),
                        Optional.empty(),
                        interpreted,
                        DecidedOn.day(decidedOn.first().plusDays(random.nextInt(20)), decidedOn.printed()),
                        "läst i diariet")));
    }

    private boolean attempt(Paper paper) {
        var next = nextNumber();
        var accepted = attempt(MemoryTrail.register(next, paper));
        if (accepted) {
            registrations.add(next);
        }
        return accepted;
    }

    private boolean attempt(TrailCommand command) {
        try {
            return trail.attempt(command).isEmpty();
        } catch (Malformed _) {
            return false;
        }
    }

    private int nextNumber() {
        return 1_000 + number++;
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A moment anywhere on the three axes of such a trail. */
    public static AsOf moment(List<Logged> log, RandomGenerator random) {
        return new AsOf(
                FIRST_DAY.plusDays(random.nextInt(DAYS + 60)),
                FIRST_DAY.plusDays(random.nextInt(DAYS + 60)),
                log.get(random.nextInt(log.size())).recordedAt());
    }
}
