package se.malspar.domain.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.malspar.domain.commission.Commission;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent.AboutPoint;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.MinutesEvent.PointRevoked;
import se.malspar.domain.decision.MinutesEvent.Voiding;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.goal.Goal;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.Plan;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Trail.Entry;

/**
 * Judges a change of the trail in the order in which things were decided, whatever order they are recorded in: what is
 * new must follow from what stands before it, and what stands after it must still follow. Proposals are not judged: they
 * change nothing.
 *
 * <p>Replays only the goals, plans and commissions that the change touches.
 */
final class Judgement {

    /** An event at its place. Ties between events at one place are broken by recording order. */
    private record Item(Place place, long leaf, DecidedEvent event, boolean isNew) {

        private static final Comparator<Item> IN_DECIDED_ORDER =
                Comparator.comparing(Item::place).thenComparingLong(Item::leaf);

        Optional<PointId> point() {
            return switch (event.basis().by()) {
                case Authority.ByPoint(var point) -> Optional.of(point);
                case Authority.ByParagraph _, Authority.ByDocument _ -> Optional.empty();
            };
        }
    }

    /** A reading of an uncertain day that is to be judged. */
    record Reading(RegistrationId registration, DecidedOn decidedOn) {}

    /** What a goal, plan or commission has come to. */
    private interface Life {
        Life after(DecidedEvent event);

        static Life of(Subject root) {
            return switch (root.kind()) {
                case "goal" -> goal(new Goal.Unknown());
                case "plan" -> plan(new Plan.Unknown());
                case "commission" -> commission(Commission.NOT_GIVEN);
                default -> unjudged();
            };
        }

        private static Life goal(Goal goal) {
            return event -> goal(Goal.evolve(goal, event));
        }

        private static Life plan(Plan plan) {
            return event -> plan(Plan.evolve(plan, event));
        }

        private static Life commission(Commission commission) {
            return event -> commission(Commission.evolve(commission, event));
        }

        private static Life unjudged() {
            return _ -> unjudged();
        }
    }

    private final Trail trail;
    private final List<DecidedEvent> added;
    private final Set<RegistrationId> annulled;
    private final Optional<Reading> reading;
    private final List<Item> voids;

    private Judgement(Trail trail, List<DecidedEvent> added, Set<RegistrationId> annulled, Optional<Reading> reading) {
        this.trail = trail;
        this.added = added;
        this.annulled = annulled;
        this.reading = reading;
        this.voids = items(trail.voids().stream(), event -> event instanceof Voiding);
    }

    /** Throws {@link Refused} unless the trail still holds together with the change. */
    static void judge(Trail trail, List<DecidedEvent> added, Set<RegistrationId> annulled, Optional<Reading> reading) {
        var judgement = new Judgement(trail, added, annulled, reading);
        judgement.requireThatPointsAreThere();
        judgement.requireThatNothingRestsOnWhatIsAnnulled();
        judgement.touchedRoots().forEach(judgement::replay);
        judgement.requireThatActivitiesServeGoalsInForce();
    }

    // --- what the change touches

    private Set<Subject> touchedRoots() {
        var roots = new TreeSet<Subject>();
        changed().forEach(event -> {
            roots.add(event.subject().root());
            if (event instanceof Voiding voiding) {
                roots.addAll(rootsTouchedBy(voiding));
            }
        });
        return roots;
    }

    private Set<Subject> rootsTouchedBy(Voiding voiding) {
        var roots = rootsRestingOn(voiding.point());
        // where the voided point itself voids others, they come back into force
        voids.stream()
                .filter(other -> other.point().filter(voiding.point()::equals).isPresent())
                .forEach(other -> roots.addAll(rootsRestingOn(((Voiding) other.event()).point())));
        return roots;
    }

    private Set<Subject> rootsRestingOn(PointId point) {
        var roots = new HashSet<>(trail.rootsRestingOn(point));
        for (var event : added) {
            if (event.basis().by().equals(new Authority.ByPoint(point))) {
                roots.add(event.subject().root());
            }
        }
        return roots;
    }

    /** Events that come, go or move by the change. */
    private Stream<DecidedEvent> changed() {
        var gone = annulled.stream().flatMap(id -> trail.entriesOf(id).stream());
        var moved = reading.stream().flatMap(moving -> trail.entriesOf(moving.registration()).stream());
        var recorded = Stream.concat(gone, moved).map(Entry::event).mapMulti((event, each) -> {
            if (event instanceof DecidedEvent decided) {
                each.accept(decided);
            }
        });
        return Stream.concat(added.stream(), recorded.map(DecidedEvent.class::cast));
    }

    // --- the events as they stand after the change

    private List<Item> items(Stream<Entry> recorded, Predicate<DecidedEvent> wanted) {
        var items = new ArrayList<Item>();
        recorded.forEach(entry -> {
            if (entry.event() instanceof DecidedEvent event
                    && counts(event)
                    && wanted.test(event)
                    && !annulled.contains(entry.registration())
                    && !trail.isAnnulled(entry.registration())) {
                items.add(new Item(placeOf(entry, event), entry.leaf(), event, false));
            }
        });
        for (int i = 0; i < added.size(); i++) {
            var event = added.get(i);
            if (counts(event) && wanted.test(event)) {
                items.add(new Item(event.basis().place(), trail.size() + i, event, true));
            }
        }
        items.sort(Item.IN_DECIDED_ORDER);
        return items;
    }

    private List<Item> items(Subject root) {
        return items(
                trail.entriesAbout(root).stream(),
                event -> event.subject().root().equals(root));
    }

    private static boolean counts(DecidedEvent event) {
        return event.basis().standing() != Standing.PROPOSED;
    }

    private Place placeOf(Entry entry, DecidedEvent event) {
        var recordedReading = trail.decidedOn(entry, event);
        var read = reading.filter(given -> given.registration().equals(entry.registration()))
                .map(Reading::decidedOn)
                .filter(given -> !event.basis().decidedOn().isCertain())
                .filter(given ->
                        given.printed().equals(event.basis().decidedOn().printed()))
                .orElse(recordedReading);
        return Place.readAs(event.basis(), read);
    }

    // --- the rules

    private void replay(Subject root) {
        var items = items(root);
        var cuts = cuts(items);
        var life = Life.of(root);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            while (!cuts.isEmpty() && Item.IN_DECIDED_ORDER.compare(cuts.getFirst(), item) < 0) {
                life = standing(root, items.subList(0, i), cuts.removeFirst());
            }
            if (isOutOfForce(item, item)) {
                continue; // taken away before its own place: it never had an effect
            }
            try {
                life = life.after(item.event());
            } catch (Contradiction contradiction) {
                throw item.isNew() ? Refused.because(contradiction) : laterDecision(item, contradiction);
            }
        }
    }

    private Refused laterDecision(Item item, Contradiction contradiction) {
        return Refused.forTheSakeOf(item.event().basis().by().cited(), contradiction);
    }

    /** The places from which on some of the items no longer stand, or stand again. */
    private List<Item> cuts(List<Item> items) {
        if (voids.isEmpty()) {
            return new ArrayList<>();
        }
        var points = new HashSet<PointId>();
        items.forEach(item -> item.point().ifPresent(points::add));
        var relevant = new ArrayList<Item>();
        for (var item : voids) {
            var target = ((Voiding) item.event()).point();
            if (points.contains(target)
                    || voids.stream()
                            .anyMatch(other ->
                                    other.point().filter(target::equals).isPresent()
                                            && points.contains(((Voiding) other.event()).point()))) {
                relevant.add(item);
            }
        }
        return relevant;
    }

    /** What the items amount to once the points out of force at a place are left out, with what then hangs in the air. */
    private Life standing(Subject root, List<Item> items, Item at) {
        var life = Life.of(root);
        for (var item : items) {
            if (isOutOfForce(item, at)) {
                continue;
            }
            try {
                life = life.after(item.event());
            } catch (Contradiction groundless) {
                // it followed when it was decided; now it has no effect
            }
        }
        return life;
    }

    /** Whether the point that the item rests on has been taken out of force by what stands no later than another item. */
    private boolean isOutOfForce(Item item, Item at) {
        return item.point()
                .filter(point -> voids.stream()
                        .filter(other -> ((Voiding) other.event()).point().equals(point))
                        .filter(other -> Item.IN_DECIDED_ORDER.compare(other, at) <= 0)
                        .anyMatch(other -> !isOutOfForce(other, at)))
                .isPresent();
    }

    private void requireThatPointsAreThere() {
        for (var event : added) {
            if (!(event instanceof AboutPoint about)) {
                continue;
            }
            var records = records(about.point().paragraph());
            if (records.stream().noneMatch(recorded -> names(recorded, about.point()))) {
                throw Refused.because(
                        "point-not-recorded",
                        "Beslutspunkten %s är inte registrerad. Registrera först paragrafen, om så bara som åberopad."
                                .formatted(about.point()),
                        "The decision point %s is not recorded. Record the paragraph first, if only as referenced."
                                .formatted(about.point()));
            }
            var first = records.getFirst().basis().decidedOn().first();
            if (about.basis().decidedOn().last().isBefore(first)) {
                throw Refused.because(
                        "point-decided-later",
                        "Beslutspunkten %s beslutades senare än detta.".formatted(about.point()),
                        "The decision point %s was decided later than this.".formatted(about.point()));
            }
            if (event instanceof PointRevoked
                    && counts(event)
                    && voids.stream().anyMatch(other -> entangled(about, other))) {
                throw Refused.because(
                        "revokes-a-revocation",
                        "%s upphäver själv ett beslut. Registrera i stället det nya beslut som fattades."
                                .formatted(about.point()),
                        "%s is itself a revocation. Record the new decision that was made instead."
                                .formatted(about.point()));
            }
        }
    }

    /** Whether one of two revocations, or one and the same, would revoke the point that the other rests on. */
    private static boolean entangled(AboutPoint revocation, Item other) {
        var revoked = ((Voiding) other.event()).point();
        return other.point().filter(revocation.point()::equals).isPresent()
                || (other.event() instanceof PointRevoked
                        && revocation.basis().by().equals(new Authority.ByPoint(revoked)));
    }

    private void requireThatNothingRestsOnWhatIsAnnulled() {
        annulled.stream()
                .flatMap(id -> trail.entriesOf(id).stream())
                .map(Entry::event)
                .<ParagraphId>mapMulti((event, each) -> {
                    if (event instanceof ParagraphRecorded recorded) {
                        each.accept(recorded.paragraph());
                    }
                })
                .forEach(this::requireThatNothingHangsInTheAir);
    }

    private void requireThatNothingHangsInTheAir(ParagraphId paragraph) {
        var records = records(paragraph);
        for (var entry : trail.restingOn(paragraph)) {
            if (annulled.contains(entry.registration()) || trail.isAnnulled(entry.registration())) {
                continue;
            }
            pointsOf(entry.event())
                    .filter(point -> point.paragraph().equals(paragraph))
                    .filter(point -> records.stream().noneMatch(recorded -> names(recorded, point)))
                    .findFirst()
                    .ifPresent(point -> {
                        throw Refused.because(
                                "registration-rested-on",
                                "Registrering %s vilar på %s. Makulera den först."
                                        .formatted(entry.registration(), point),
                                "Registration %s rests on %s. Annul that one first."
                                        .formatted(entry.registration(), point));
                    });
        }
    }

    /** The points that an event rests on or is about. */
    private static Stream<PointId> pointsOf(TrailEvent event) {
        var by = event instanceof DecidedEvent decided && decided.basis().by() instanceof Authority.ByPoint(var point)
                ? Stream.of(point)
                : Stream.<PointId>empty();
        return event instanceof AboutPoint about ? Stream.concat(by, Stream.of(about.point())) : by;
    }

    /** The records of a § as they stand after the change. */
    private List<ParagraphRecorded> records(ParagraphId paragraph) {
        var standing = trail.entriesOf(paragraph).stream()
                .filter(entry -> !annulled.contains(entry.registration()))
                .filter(entry -> !trail.isAnnulled(entry.registration()))
                .map(Entry::event);
        return Stream.concat(standing, added.stream())
                .<ParagraphRecorded>mapMulti((event, each) -> {
                    if (event instanceof ParagraphRecorded recorded
                            && recorded.paragraph().equals(paragraph)) {
                        each.accept(recorded);
                    }
                })
                .toList();
    }

    /** Whether the § as recorded has the point; where its points are not known it may. */
    private static boolean names(ParagraphRecorded recorded, PointId point) {
        return recorded.points().isEmpty()
                || recorded.points().stream()
                        .anyMatch(each -> each.in(recorded.paragraph()).equals(point));
    }

    private void requireThatActivitiesServeGoalsInForce() {
        var plans = new TreeSet<Subject>();
        var goals = new HashSet<GoalId>();
        changed().forEach(event -> {
            switch (event) {
                case PlanEvent plan -> {
                    plans.add(plan.subject().root());
                    goals.addAll(plan.goalsServed());
                }
                case GoalEvent goal -> {
                    goals.add(goal.goal());
                    plans.addAll(trail.plansServing(goal.goal()));
                }
                case Voiding voiding ->
                    rootsTouchedBy(voiding).forEach(root -> {
                        if (root.kind().equals("goal")) {
                            var goal = GoalId.of(root.key());
                            goals.add(goal);
                            plans.addAll(trail.plansServing(goal));
                        } else if (root.kind().equals("plan")) {
                            plans.add(root);
                            goals.addAll(goalsServedIn(root));
                        }
                    });
                default -> {} // says nothing about goals or activities
            }
        });
        for (var plan : plans) {
            for (var item : items(plan)) {
                if (item.event() instanceof PlanEvent event && !isOutOfForce(item, item)) {
                    event.goalsServed().stream().filter(goals::contains).forEach(goal -> requireInForce(goal, item));
                }
            }
        }
    }

    private List<GoalId> goalsServedIn(Subject plan) {
        return items(plan).stream()
                .map(Item::event)
                .<GoalId>mapMulti((event, each) -> {
                    if (event instanceof PlanEvent decision) {
                        decision.goalsServed().forEach(each);
                    }
                })
                .toList();
    }

    private void requireInForce(GoalId goal, Item activity) {
        var before = items(GoalEvent.subject(goal)).stream()
                .filter(item -> Item.IN_DECIDED_ORDER.compare(item, activity) < 0)
                .toList();
        Goal state = new Goal.Unknown();
        for (var item : before) {
            if (isOutOfForce(item, activity)) {
                continue;
            }
            try {
                state = Goal.evolve(state, item.event());
            } catch (Contradiction groundless) {
                // judged on its own when the goal is replayed
            }
        }
        if (!(state instanceof Goal.InForce)) {
            var contradiction = new Contradiction(
                    "goal-of-activity-not-in-force",
                    "Mål %s, som aktiviteten ska bidra till, gällde inte.".formatted(goal),
                    "Goal %s, which the activity is to serve, was not in force.".formatted(goal));
            throw activity.isNew() ? Refused.because(contradiction) : laterDecision(activity, contradiction);
        }
    }
}
