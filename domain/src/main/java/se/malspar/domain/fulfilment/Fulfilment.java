package se.malspar.domain.fulfilment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.Glance;
import se.malspar.domain.time.ReportingPeriod;

/** How well the goals of a municipality are met at one moment. */
public final class Fulfilment {

    private final Scene scene;
    private final Function<UUID, Judge> adopted;
    private final Optional<Judge> simulated;
    private final Map<Optional<BodyCode>, Optional<ModelInForce>> models = new HashMap<>();
    private final Map<Case, Assessing> cases = new HashMap<>();

    private record Case(Optional<Judge> judge, ReportingPeriod period) {}

    /**
     * The goals as they were at the moment.
     *
     * @param adopted the model of an event that adopted one
     * @param simulated the model to judge by instead of the one in force: then nothing of it is an answer about what was
     */
    public Fulfilment(Glance glance, Sayings sayings, Function<UUID, Judge> adopted, Optional<Judge> simulated) {
        this.scene = new Scene(glance, sayings);
        this.adopted = adopted;
        this.simulated = simulated;
    }

    /**
     * The model that goals are judged by.
     *
     * @param adoptedBy the decision that adopted it; absent where it is only tried
     */
    public record ModelInForce(Judge judge, Optional<FieldValue> adoptedBy) {}

    /** A goal as it is judged, as if nothing had been taken out, and whether that makes a difference. */
    public record Counterfactual(Assessment asItIs, Assessment asIfNothingWereTakenOut, boolean differs) {}

    /** All of a body's goals. */
    public record Whole(List<Assessment> goals, Distribution distribution) {}

    /** How many have each value, or what stands in place of one. */
    public record Distribution(SortedMap<String, Integer> goals, SortedMap<String, Integer> activities) {}

    /** The model in force at the moment for a body's goals, or the one that is tried. */
    public Optional<ModelInForce> modelFor(Optional<BodyCode> body) {
        return models.computeIfAbsent(
                body,
                owner -> simulated
                        .map(judge -> new ModelInForce(judge, Optional.empty()))
                        .or(() -> scene.modelOf(owner)
                                .map(value -> new ModelInForce(
                                        adopted.apply(value.blame().event()), Optional.of(value)))));
    }

    public Optional<ModelInForce> modelFor(GoalId goal) {
        return modelFor(Scene.owner(topic(goal)));
    }

    /** Whether anything decided or reported is known of the goal at the moment. */
    public boolean knows(GoalId goal) {
        return topic(goal).isKnown();
    }

    private Topic topic(GoalId goal) {
        return scene.topic(GoalEvent.subject(goal));
    }

    public List<GoalId> goals() {
        return scene.goals().stream().map(Fulfilment::id).toList();
    }

    private static GoalId id(Topic goal) {
        return GoalId.of(goal.key());
    }

    /** The bodies that have goals. */
    public SortedSet<BodyCode> bodies() {
        var bodies = new TreeSet<>(Comparator.comparing(BodyCode::value));
        scene.goals().forEach(goal -> Scene.owner(goal).ifPresent(bodies::add));
        return bodies;
    }

    /** The periods that the municipality has said that it follows up. */
    public List<Periods.Known> reportingPeriods() {
        return Periods.known(scene);
    }

    /** The periods that have ended and that the goal is followed up for, or that anything has been reported for, in order. */
    public List<ReportingPeriod> periodsOf(GoalId goal) {
        return Periods.endedOf(scene, topic(goal));
    }

    public Periods.Chosen periodFor(GoalId goal, Optional<ReportingPeriod> asked) {
        return chosen(asked, () -> Stream.of(topic(goal)));
    }

    public Periods.Chosen periodFor(BodyCode body, Optional<ReportingPeriod> asked) {
        return chosen(asked, () -> scene.goalsOf(body).stream());
    }

    /** The period for all goals. */
    public Periods.Chosen periodForAll(Optional<ReportingPeriod> asked) {
        return chosen(asked, () -> scene.goals().stream());
    }

    private Periods.Chosen chosen(Optional<ReportingPeriod> asked, Supplier<Stream<Topic>> goals) {
        return asked.map(period -> new Periods.Chosen(period, Periods.Choice.ASKED))
                .orElseGet(() -> Periods.latest(scene, goals.get().flatMap(goal -> Periods.reportedOf(scene, goal))));
    }

    public Assessment of(GoalId goal, ReportingPeriod period) {
        return assessed(topic(goal), period);
    }

    private Assessment assessed(Topic goal, ReportingPeriod period) {
        return by(modelFor(Scene.owner(goal)), period).goal(goal);
    }

    public Counterfactual counterfactual(GoalId goal, ReportingPeriod period) {
        var asItIs = of(goal, period);
        var otherwise = by(modelFor(goal), period).asIfNothingWereTakenOut(topic(goal));
        return new Counterfactual(
                asItIs,
                otherwise,
                !asItIs.computed().value().equals(otherwise.computed().value()));
    }

    /** What is judged by one model for one period is judged together. */
    private Assessing by(Optional<ModelInForce> model, ReportingPeriod period) {
        return cases.computeIfAbsent(
                new Case(model.map(ModelInForce::judge), period),
                each -> new Assessing(scene, each.judge(), each.period()));
    }

    /** Every goal of the municipality, each by the model of the body whose it is. */
    public List<Assessment> all(ReportingPeriod period) {
        return scene.goals().stream().map(goal -> assessed(goal, period)).toList();
    }

    /** The goals that no body has, as far as is known. */
    public List<Assessment> withoutBody(ReportingPeriod period) {
        return scene.goals().stream()
                .filter(goal -> Scene.owner(goal).isEmpty())
                .map(goal -> assessed(goal, period))
                .toList();
    }

    /** A body's goals, how many of them have each value, and how many of the activities of its plans have. */
    public Whole of(BodyCode body, ReportingPeriod period) {
        var assessing = by(modelFor(Optional.of(body)), period);
        var goals = scene.goalsOf(body).stream().map(assessing::goal).toList();
        return new Whole(
                goals,
                new Distribution(
                        PeriodReport.counted(goals.stream()),
                        PeriodReport.counted(assessing.activities(body).stream())));
    }

    /** What was reported for a period about the activities of a body's plans, and about its measures and goals. */
    public PeriodReport report(BodyCode body, ReportingPeriod period) {
        return by(modelFor(Optional.of(body)), period).report(body);
    }

    /**
     * What a body's follow-up of a period would leave out, and what is wrong with its rows.
     *
     * @param told statuses, outcomes and forecasts, a row each
     */
    public FollowUpCheck check(BodyCode body, ReportingPeriod period, List<FollowUpCommand> told) {
        return by(modelFor(Optional.of(body)), period).check(body, told);
    }
}
