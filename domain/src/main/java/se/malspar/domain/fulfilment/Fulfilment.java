package se.malspar.domain.fulfilment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.time.ReportingPeriod;

/** How well the goals of a municipality are met at one moment. */
public final class Fulfilment {

    private final Scene scene;
    private final Function<UUID, Judge> adopted;
    private final Optional<Judge> simulated;

    /**
     * The goals as the state has them.
     *
     * @param adopted the model of an event that adopted one
     * @param simulated the model to judge by instead of the one in force: then nothing of it is an answer about what was
     */
    public Fulfilment(State state, Sayings sayings, Function<UUID, Judge> adopted, Optional<Judge> simulated) {
        this.scene = new Scene(state, sayings);
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
        return simulated
                .map(judge -> new ModelInForce(judge, Optional.empty()))
                .or(() -> scene.modelOf(body)
                        .map(value ->
                                new ModelInForce(adopted.apply(value.blame().event()), Optional.of(value))));
    }

    public Optional<ModelInForce> modelFor(GoalId goal) {
        return modelFor(scene.owner(GoalEvent.subject(goal)));
    }

    /** Whether anything decided or reported is known of the goal at the moment. */
    public boolean knows(GoalId goal) {
        return scene.state.fields().containsKey(GoalEvent.subject(goal));
    }

    public List<GoalId> goals() {
        return ids(scene.goals());
    }

    public List<GoalId> goalsOf(BodyCode body) {
        return ids(scene.goalsOf(body));
    }

    private static List<GoalId> ids(List<Subject> goals) {
        return goals.stream().map(goal -> GoalId.of(goal.key())).toList();
    }

    /** The periods that the municipality has said that it follows up. */
    public List<Periods.Known> reportingPeriods() {
        return Periods.known(scene.state);
    }

    public Periods.Chosen periodFor(GoalId goal, Optional<ReportingPeriod> asked) {
        return chosen(asked, () -> Periods.subjectsOf(scene, GoalEvent.subject(goal)));
    }

    public Periods.Chosen periodFor(BodyCode body, Optional<ReportingPeriod> asked) {
        return chosen(asked, () -> Periods.subjectsOf(scene, body));
    }

    private Periods.Chosen chosen(Optional<ReportingPeriod> asked, Supplier<Stream<Subject>> about) {
        return asked.map(period -> new Periods.Chosen(period, Periods.Choice.ASKED))
                .orElseGet(() -> Periods.latest(scene, about.get()));
    }

    public Assessment of(GoalId goal, ReportingPeriod period) {
        return assessing(goal, period, false).goal(GoalEvent.subject(goal));
    }

    public Counterfactual counterfactual(GoalId goal, ReportingPeriod period) {
        var asItIs = of(goal, period);
        var otherwise = assessing(goal, period, true).goal(GoalEvent.subject(goal));
        return new Counterfactual(
                asItIs,
                otherwise,
                !asItIs.computed().value().equals(otherwise.computed().value()));
    }

    private Assessing assessing(GoalId goal, ReportingPeriod period, boolean asIfNothingWereTakenOut) {
        return new Assessing(scene, modelFor(goal).map(ModelInForce::judge), period, asIfNothingWereTakenOut);
    }

    /** A body's goals, how many of them have each value, and how many of the activities of its plans have. */
    public Whole of(BodyCode body, ReportingPeriod period) {
        var goals = goalsOf(body).stream().map(goal -> of(goal, period)).toList();
        var counts = new TreeMap<String, Integer>();
        goals.forEach(goal -> counts.merge(goal.computed().value(), 1, Integer::sum));
        return new Whole(goals, new Distribution(counts, report(body, period).counts()));
    }

    /** What was reported for a period about the activities of a body's plans. */
    public PeriodReport report(BodyCode body, ReportingPeriod period) {
        var assessing = new Assessing(scene, modelFor(Optional.of(body)).map(ModelInForce::judge), period, false);
        var rows = new ArrayList<PeriodReport.Row>();
        var removed = new ArrayList<Assessment.Removed>();
        scene.activitiesOf(body, period).stream()
                .sorted(Comparator.comparing(Subject::path))
                .forEach(activity -> {
                    if (scene.isTakenOut(activity)) {
                        removed.add(assessing.removed(activity));
                    } else {
                        rows.add(new PeriodReport.Row(assessing.activity(activity), assessing.stoodStill(activity)));
                    }
                });
        return PeriodReport.of(body, period, rows, removed, assessing.approval(body));
    }
}
