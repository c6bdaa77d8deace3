package se.malspar.domain.fulfilment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.FollowUpEvent.FollowUpApproved;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Glance;
import se.malspar.domain.time.ReportingPeriod;

/** The state at a moment, looked through once for what belongs together. */
final class Scene {

    private final Glance glance;
    private final Sayings sayings;
    private final Map<String, Topic> wholes = new HashMap<>();
    private final List<Topic> goals = new ArrayList<>();
    private final Map<String, List<Topic>> serving = new HashMap<>();
    private final Map<Topic, PlanId> plans = new HashMap<>();
    private @Nullable Topic last;

    Scene(Glance glance, Sayings sayings) {
        this.glance = glance;
        this.sayings = sayings;
        glance.forEach(this::add);
    }

    /** A whole comes before its parts: its path is where theirs begin. */
    private void add(Subject subject, Glance.Fields fields) {
        var path = subject.path();
        var slash = path.indexOf('/');
        if (slash < 0) {
            var topic = new Topic(subject, Optional.empty(), fields);
            last = topic;
            wholes.put(path, topic);
            if (topic.is("goal")) {
                goals.add(topic);
            }
            return;
        }
        var whole = whole(path, slash);
        var topic = new Topic(subject, Optional.of(whole), fields);
        if (topic.is("activity")) {
            topic.text("goals").ifPresent(keys -> serve(keys, topic));
            plans.computeIfAbsent(whole, plan -> PlanId.parse(plan.key()));
        }
    }

    /** The parts of a whole follow one another. */
    private Topic whole(String path, int slash) {
        var known = last;
        if (known == null
                || known.subject().path().length() != slash
                || !path.startsWith(known.subject().path())) {
            known = wholes.computeIfAbsent(
                    path.substring(0, slash), whole -> new Topic(new Subject(whole), Optional.empty(), null));
            last = known;
        }
        return known;
    }

    private void serve(String keys, Topic activity) {
        for (int from = 0, space; from <= keys.length(); from = space + 1) {
            space = keys.indexOf(' ', from);
            space = space < 0 ? keys.length() : space;
            serving.computeIfAbsent(keys.substring(from, space), _ -> new ArrayList<>())
                    .add(activity);
        }
    }

    LocalDate validOn() {
        return glance.validOn();
    }

    /** What is no part of anything; with nothing told of it where nothing is known. */
    Topic topic(Subject subject) {
        var known = wholes.get(subject.path());
        return known == null ? new Topic(subject, Optional.empty(), null) : known;
    }

    /** A whole or one of its parts, where anything is known of it. */
    Optional<Topic> find(Subject subject) {
        var whole = topic(subject.root());
        return Stream.concat(Stream.of(whole), whole.parts(subject.kind()).stream())
                .filter(topic -> topic.isKnown() && topic.subject().equals(subject))
                .findFirst();
    }

    /** What counted of a field, in the order of decisions, also what was overtaken since. */
    List<FieldValue> said(Topic topic, String field) {
        return sayings.of(topic.subject(), field);
    }

    /** The periods that something may have been said for of any subject, in a field that is kept by period. */
    Stream<ReportingPeriod> periods(String stem) {
        return Topic.periodsOf(glance, stem);
    }

    // --- goals

    List<Topic> goals() {
        return goals.stream().filter(Topic::isInForce).toList();
    }

    List<Topic> goalsOf(BodyCode body) {
        return goals().stream()
                .filter(goal -> goal.text("owner").filter(body.value()::equals).isPresent())
                .toList();
    }

    static Optional<BodyCode> owner(Topic goal) {
        return goal.text("owner").map(BodyCode::new);
    }

    static Optional<GoalKind> kind(Topic goal) {
        return goal.text("kind").map(GoalKind::valueOf);
    }

    static List<Topic> subGoals(Topic goal) {
        return goal.parts("sub-goal").stream().filter(Topic::isInForce).toList();
    }

    /** The measures of a goal and of its sub-goals. */
    static List<Topic> measures(Topic goal) {
        return goal.parts("measure").stream().filter(Topic::isInForce).toList();
    }

    // --- activities

    /** The activities that serve a goal in the plans of the period's years, taken out of them or not. */
    List<Topic> activitiesFor(Topic goal, ReportingPeriod period) {
        return serving.getOrDefault(goal.key(), List.of()).stream()
                .filter(activity -> isOf(plan(activity), period))
                .toList();
    }

    List<Topic> activitiesOf(BodyCode body, ReportingPeriod period) {
        return plans.entrySet().stream()
                .filter(plan -> plan.getValue().body().equals(body) && isOf(plan.getValue(), period))
                .map(Map.Entry::getKey)
                .sorted((one, other) -> one.subject().compareTo(other.subject()))
                .flatMap(plan -> plan.parts("activity").stream())
                .toList();
    }

    private PlanId plan(Topic activity) {
        return plans.computeIfAbsent(activity.root(), plan -> PlanId.parse(plan.key()));
    }

    private static boolean isOf(PlanId plan, ReportingPeriod period) {
        return plan.year() >= period.from().getYear()
                && plan.year() <= period.to().getYear();
    }

    // --- how it is judged

    /** What says by which model a body's goals are judged: its own, or that of all bodies. */
    Optional<FieldValue> modelOf(Optional<BodyCode> body) {
        return body.flatMap(owner -> model(Optional.of(owner))).or(() -> model(Optional.empty()));
    }

    private Optional<FieldValue> model(Optional<BodyCode> body) {
        return topic(AssessmentEvent.subject(body)).field("model");
    }

    /** The § that approved a body's follow-up of a period. */
    Optional<FieldValue> approval(BodyCode body, ReportingPeriod period) {
        return topic(FollowUpApproved.subject(body, period)).field(FieldChange.LIFE);
    }

    /** What the municipality has said of the periods that it follows up. */
    List<Topic> reportingPeriods() {
        return wholes.values().stream()
                .filter(topic -> topic.is("reporting-period") && topic.isInForce())
                .toList();
    }
}
