package se.malspar.domain.trail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.BodyCode;
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
import se.malspar.domain.decision.Validity;
import se.malspar.domain.followup.FollowUpEvent.ActivityStatusReported;
import se.malspar.domain.followup.FollowUpEvent.GoalStatusReported;
import se.malspar.domain.goal.Goal;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.ReportingPeriod;

/**
 * Judges a change of the trail in the order in which things were decided, whatever order they are recorded in: what is
 * new must follow from what stands before it, and what stands after it must still follow. Proposals are not judged: they
 * change nothing.
 *
 * <p>Replays only the goals, plans and commissions that the change touches, and those that it only adds to at their end
 * not even from their beginning.
 */
final class Judgement {

    /** A reading of an uncertain day that is to be judged. */
    record Reading(RegistrationId registration, DecidedOn decidedOn) {}

    /** Of what is not recorded yet. */
    private static final RegistrationId NEW = new RegistrationId(new UUID(0, 0));

    private final Trail trail;
    private final List<DecidedEvent> added;
    private final Set<RegistrationId> annulled;
    private final Optional<Reading> reading;
    private final Map<Subject, List<Entry>> newItems = new HashMap<>();
    private final Map<GoalId, List<Entry>> newServing = new HashMap<>();
    private final Map<Subject, List<Entry>> all = new HashMap<>();
    private final Voids voids;

    private Judgement(Trail trail, List<DecidedEvent> added, Set<RegistrationId> annulled, Optional<Reading> reading) {
        this.trail = trail;
        this.added = added;
        this.annulled = annulled;
        this.reading = reading;
        var voiding = new ArrayList<Entry>();
        Place last = Place.BEGINNING;
        DecidedEvent before = null;
        for (int i = 0; i < added.size(); i++) {
            var event = added.get(i);
            if (!counts(event)) {
                continue;
            }
            if (before == null || !event.basis().equals(before.basis())) {
                last = event.basis().place();
            }
            before = event;
            var item = new Entry(trail.size() + i, NEW, event, last);
            newItems.computeIfAbsent(event.subject().root(), _ -> new ArrayList<>())
                    .add(item);
            if (event instanceof Voiding) {
                voiding.add(item);
            } else if (event instanceof PlanEvent plan) {
                plan.goalsServed()
                        .forEach(goal -> newServing
                                .computeIfAbsent(goal, _ -> new ArrayList<>())
                                .add(item));
            }
        }
        newItems.values().forEach(each -> each.sort(Entry.IN_DECIDED_ORDER));
        this.voids = voiding.isEmpty() && onlyAdds()
                ? trail.voids()
                : new Voids(inOrder(Stream.concat(left(trail.voids().inOrder()), voiding.stream())));
    }

    /** Throws {@link Refused} unless the trail still holds together with the change. */
    static void judge(Trail trail, List<DecidedEvent> added, Set<RegistrationId> annulled, Optional<Reading> reading) {
        var judgement = new Judgement(trail, added, annulled, reading);
        judgement.requireThatPointsAreThere();
        judgement.requireThatNothingRestsOnWhatIsAnnulled();
        judgement.touchedRoots().forEach(judgement::judge);
        judgement.requireThatActivitiesServeGoalsInForce();
        judgement.requireComments();
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
        voids.by(voiding.point()).forEach(other -> roots.addAll(rootsRestingOn(Voids.target(other))));
        return roots;
    }

    private Set<Subject> rootsRestingOn(PointId point) {
        var roots = new HashSet<Subject>();
        for (var entry : trail.restingOn(point.paragraph())) {
            if (entry.restsOn(point)) {
                roots.add(entry.decided().subject().root());
            }
        }
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

    private boolean onlyAdds() {
        return annulled.isEmpty() && reading.isEmpty();
    }

    /** What is left of the recorded entries after the change, at their places. */
    private Stream<Entry> left(List<Entry> recorded) {
        return onlyAdds()
                ? recorded.stream()
                : recorded.stream()
                        .filter(entry -> !annulled.contains(entry.registration()))
                        .map(this::placed);
    }

    private static List<Entry> inOrder(Stream<Entry> entries) {
        return entries.sorted(Entry.IN_DECIDED_ORDER).toList();
    }

    /** What stands about a goal, plan or commission after the change, in decided order. */
    private List<Entry> items(Subject root) {
        var items = all.get(root);
        if (items == null) {
            var recorded = trail.line(root).map(Line::inOrder).orElse(List.of());
            var added = newItems.getOrDefault(root, List.of());
            items = added.isEmpty() && onlyAdds() ? recorded : inOrder(Stream.concat(left(recorded), added.stream()));
            all.put(root, items);
        }
        return items;
    }

    /** Whether nothing about it was ever taken out of force, nor is by the change. */
    private boolean isWhole(Subject root) {
        return onlyAdds()
                && voids == trail.voids()
                && trail.line(root).map(Line::isWhole).orElse(true)
                && newItems.getOrDefault(root, List.of()).stream()
                        .noneMatch(item -> item.point().filter(trail::isVoided).isPresent());
    }

    private static boolean counts(DecidedEvent event) {
        return event.basis().standing() != Standing.PROPOSED;
    }

    private Entry placed(Entry entry) {
        return reading.filter(given -> given.registration().equals(entry.registration()))
                .map(Reading::decidedOn)
                .filter(given -> !entry.decided().basis().decidedOn().isCertain())
                .filter(given -> given.printed()
                        .equals(entry.decided().basis().decidedOn().printed()))
                .map(given -> new Entry(
                        entry.leaf(),
                        entry.registration(),
                        entry.event(),
                        Place.readAs(entry.decided().basis(), given)))
                .orElse(entry);
    }

    // --- the rules

    private void judge(Subject root) {
        if (!Life.isJudged(root)) {
            return;
        }
        var end = simpleEnd(root);
        if (end.isEmpty()) {
            replay(root);
            return;
        }
        var life = end.get();
        for (var item : newItems.getOrDefault(root, List.of())) {
            try {
                life = life.after(item.decided());
            } catch (Contradiction contradiction) {
                throw Refused.because(contradiction).about(item.decided());
            }
        }
    }

    /** What the root has come to, where the change does no more than go on from there. */
    private Optional<Life> simpleEnd(Subject root) {
        if (!isWhole(root)) {
            return Optional.empty();
        }
        var items = newItems.getOrDefault(root, List.of());
        var line = trail.line(root);
        if (line.isEmpty()) {
            return Optional.of(Life.of(root));
        }
        return line.filter(known -> items.isEmpty() || known.endsBefore(items.getFirst()))
                .flatMap(Line::end);
    }

    private void replay(Subject root) {
        var items = items(root);
        var cuts = new ArrayDeque<>(voids.cuts(items));
        var life = Life.of(root);
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            while (!cuts.isEmpty() && cuts.element().isBefore(item)) {
                life = standing(root, items.subList(0, i), cuts.remove());
            }
            if (voids.isOutOfForce(item, item)) {
                continue; // taken away before its own place: it never had an effect
            }
            try {
                life = life.after(item.decided());
            } catch (Contradiction contradiction) {
                throw isNew(item)
                        ? Refused.because(contradiction).about(item.decided())
                        : laterDecision(item, contradiction);
            }
        }
    }

    private boolean isNew(Entry item) {
        return item.leaf() >= trail.size();
    }

    private static Refused laterDecision(Entry item, Contradiction contradiction) {
        return Refused.forTheSakeOf(item.decided().basis().by().cited(), contradiction);
    }

    /** What the items amount to once the points out of force at a place are left out, with what then hangs in the air. */
    private Life standing(Subject root, List<Entry> items, Entry at) {
        var life = Life.of(root);
        for (var item : items) {
            if (voids.isOutOfForce(item, at)) {
                continue;
            }
            try {
                life = life.after(item.decided());
            } catch (Contradiction groundless) {
                // it followed when it was decided; now it has no effect
            }
        }
        return life;
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
                    && voids.inOrder().stream().anyMatch(other -> entangled(about, other))) {
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
    private static boolean entangled(AboutPoint revocation, Entry other) {
        var revoked = Voids.target(other);
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
        var phases = new HashMap<GoalId, Phases>();
        if (onlyAdds() && goals.stream().allMatch(goal -> isInForceForAll(goal, phases))) {
            return;
        }
        for (var plan : plans) {
            var whole = isWhole(plan);
            for (var item : items(plan)) {
                if (item.event() instanceof PlanEvent event
                        && !event.goalsServed().isEmpty()
                        && (whole || !voids.isOutOfForce(item, item))) {
                    for (var goal : event.goalsServed()) {
                        if (goals.contains(goal)
                                && !phases.computeIfAbsent(goal, Phases::new).isInForceAt(item)) {
                            throw notInForce(goal, item);
                        }
                    }
                }
            }
        }
    }

    /** Whether the goal was in force for every activity that serves it: then nobody need ask which of them, and where. */
    private boolean isInForceForAll(GoalId goal, Map<GoalId, Phases> phases) {
        return Stream.concat(trail.serving(goal).stream(), newServing.getOrDefault(goal, List.of()).stream())
                .filter(activity -> !trail.isAnnulled(activity.registration()))
                .allMatch(activity -> phases.computeIfAbsent(goal, Phases::new).isInForceAt(activity));
    }

    private List<GoalId> goalsServedIn(Subject plan) {
        return items(plan).stream()
                .map(Entry::event)
                .<GoalId>mapMulti((event, each) -> {
                    if (event instanceof PlanEvent decision) {
                        decision.goalsServed().forEach(each);
                    }
                })
                .toList();
    }

    private Refused notInForce(GoalId goal, Entry activity) {
        var contradiction = new Contradiction(
                "goal-of-activity-not-in-force",
                "Mål %s, som aktiviteten ska bidra till, gällde inte.".formatted(goal),
                "Goal %s, which the activity is to serve, was not in force.".formatted(goal));
        return isNew(activity)
                ? Refused.because(contradiction).about(activity.decided())
                : laterDecision(activity, contradiction);
    }

    /**
     * A status that the model in force says needs a comment has one. Asked of what is recorded now and not of what was
     * recorded before: a model that comes to light late makes no report unmade.
     */
    private void requireComments() {
        for (var event : added) {
            if (!counts(event)) {
                continue;
            }
            if (event instanceof ActivityStatusReported(var _, var plan, var _, var period, var status, var comment)
                    && comment.isEmpty()) {
                requireThatItNeedsNone(event, Optional.of(plan.body()), Level.ACTIVITY, period, status);
            } else if (event instanceof GoalStatusReported(var _, var _, var period, var status, var comment)
                    && comment.isEmpty()) {
                requireThatItNeedsNone(event, ownerOf(event), Level.GOAL, period, status);
            }
        }
    }

    private void requireThatItNeedsNone(
            DecidedEvent report, Optional<BodyCode> body, Level level, ReportingPeriod period, String status) {
        var model = body.flatMap(owner -> modelInForce(Optional.of(owner), report, period))
                .or(() -> modelInForce(Optional.empty(), report, period));
        model.flatMap(adopted -> adopted.model().level(level))
                .flatMap(judged ->
                        judged.meant(status).filter(value -> judged.commentFor().contains(value.key())))
                .ifPresent(value -> {
                    throw Refused.because(
                                    "status-needs-a-comment",
                                    "Statusen «%s» ska enligt %s åtföljas av en kommentar (%s, %s)."
                                            .formatted(
                                                    value.label().sv(),
                                                    model.get().model().name().sv(),
                                                    model.get().basis().by().cited(),
                                                    report.subject()),
                                    "By %s the status \"%s\" needs a comment (%s, %s)."
                                            .formatted(
                                                    model.get().model().name().en(),
                                                    value.label().en(),
                                                    model.get().basis().by().cited(),
                                                    report.subject()))
                            .about(report);
                });
    }

    /** The model adopted last before a report and valid on the last day of its period; a reported one if none is decided. */
    private Optional<AssessmentModelAdopted> modelInForce(
            Optional<BodyCode> body, DecidedEvent report, ReportingPeriod period) {
        var at = new Entry(
                trail.size() + added.size(), NEW, report, report.basis().place());
        var valid = items(AssessmentEvent.subject(body)).stream()
                .filter(item -> item.isBefore(at) && !voids.isOutOfForce(item, at))
                .map(item -> (AssessmentModelAdopted) item.event())
                .filter(adopted -> adopted.basis().valid() instanceof Validity.During during
                        && during.period().contains(period.to()))
                .toList();
        return valid.reversed().stream()
                .filter(adopted -> adopted.basis().standing() == Standing.DECIDED)
                .findFirst()
                .or(() -> valid.reversed().stream().findFirst());
    }

    private Optional<BodyCode> ownerOf(DecidedEvent report) {
        Optional<BodyCode> owner = Optional.empty();
        for (var item : items(report.subject().root())) {
            owner = switch (item.event()) {
                case GoalEvent.GoalAdopted(var _, var _, var content) ->
                    content.owner().or(known(owner));
                case GoalEvent.GoalRevised(var _, var _, var content, var _) ->
                    content.owner().or(known(owner));
                default -> owner; // says nothing about whose goal it is
            };
        }
        return owner;
    }

    private static <T> Supplier<Optional<T>> known(Optional<T> value) {
        return () -> value;
    }

    /** When a goal was in force, asked over and over about its activities. */
    private final class Phases {

        private final List<Entry> items;
        private final boolean cut;

        /** Whether it is in force after each of the items; only where it was not cut. */
        private final BitSet inForce = new BitSet();

        Phases(GoalId goalId) {
            var root = GoalEvent.subject(goalId);
            this.items = items(root);
            this.cut = !isWhole(root);
            if (!cut) {
                Goal goal = new Goal.Unknown();
                for (int i = 0; i < items.size(); i++) {
                    goal = after(goal, items.get(i));
                    inForce.set(i, goal instanceof Goal.InForce);
                }
            }
        }

        boolean isInForceAt(Entry activity) {
            var before = -(Collections.binarySearch(items, activity, Entry.IN_DECIDED_ORDER) + 1);
            if (!cut) {
                return before > 0 && inForce.get(before - 1);
            }
            Goal goal = new Goal.Unknown();
            for (var item : items.subList(0, before)) {
                if (!voids.isOutOfForce(item, activity)) {
                    goal = after(goal, item);
                }
            }
            return goal instanceof Goal.InForce;
        }

        private static Goal after(Goal goal, Entry item) {
            try {
                return Goal.evolve(goal, item.decided());
            } catch (Contradiction groundless) {
                return goal; // judged on its own when the goal is replayed
            }
        }
    }
}
