package se.malspar.app.questions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.malspar.app.questions.Views.BlameView;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment.ModelInForce;
import se.malspar.domain.fulfilment.PeriodReport;
import se.malspar.domain.fulfilment.Verdict;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.projections.fulfilment.FulfilmentAt;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.words.Labels;

/** What a body's follow-up of a period says, told so that every statement stands with the decision or report behind it. */
@Component
public class FollowUps {

    /** What tells of a period: the field before its full stop. */
    private static final List<String> TELLING = List.of("status", "outcome", "assessed");

    private final FulfilmentAt fulfilments;
    private final StateAt states;
    private final Registry registry;
    private final Telling telling;

    FollowUps(FulfilmentAt fulfilments, StateAt states, Registry registry, Telling telling) {
        this.fulfilments = fulfilments;
        this.states = states;
        this.registry = registry;
        this.telling = telling;
    }

    /** A value as people see it: word, symbol and colour. */
    public record Value(Wording label, Optional<String> symbol, Optional<String> colour) {}

    /** What somebody stated of it. */
    public record Said(String words, Optional<Value> value, Optional<String> comment, BlameView blame) {}

    /** Something it was computed from. */
    public record Input(String field, String label, Optional<String> value, BlameView blame) {}

    /** What whoever reads it should look at. */
    public record Finding(Wording sentence, List<BlameView> blames) {}

    /** What a decision took out. */
    public record Removed(String subject, Optional<String> title, Optional<String> reason, BlameView blame) {}

    /**
     * A goal, a measure or an activity.
     *
     * @param stoodStill for how many periods before this one the same was told
     * @param measures of a goal
     */
    public record Row(
            String subject,
            String id,
            Optional<String> title,
            Optional<BlameView> titleBy,
            Value computed,
            Wording sentence,
            List<Wording> reasons,
            List<Input> inputs,
            Optional<Said> reported,
            Optional<Said> adopted,
            List<Finding> findings,
            int stoodStill,
            List<Row> measures) {}

    /** How many have a value. */
    public record Count(Value value, int rows) {}

    /**
     * The whole.
     *
     * @param modelBy the decision that adopted the model; absent where it is only tried
     * @param approval the § that approved the follow-up
     */
    public record Report(
            MunicipalityView municipality,
            MomentView moment,
            String body,
            String bodyName,
            ReportingPeriod period,
            Optional<Wording> model,
            Optional<BlameView> modelBy,
            Optional<BlameView> approval,
            List<Count> goalCounts,
            List<Count> activityCounts,
            List<Row> goals,
            List<Row> activities,
            List<Removed> removed,
            CompletenessView completeness) {

        public boolean isEmpty() {
            return goals.isEmpty() && activities.isEmpty() && removed.isEmpty();
        }

        /** Of what nothing has been told for the period. */
        public List<Row> untold() {
            return Stream.concat(goals.stream(), activities.stream())
                    .filter(row -> row.reported().isEmpty())
                    .toList();
        }
    }

    /** The moment to judge a period at: its own last day, unless the question names another. */
    public Moment judgedAt(ReportingPeriod period, Moment moment) {
        return moment.validOnStated() ? moment : moment.validOn(period.to());
    }

    public Report report(Municipality municipality, BodyCode body, ReportingPeriod period, AsOf asOf, long position) {
        var known = telling.municipality(municipality);
        var name = registry.bodies(municipality, asOf.validOn(), asOf.recordedBy()).stream()
                .filter(entry -> entry.body().equals(body))
                .map(Registry.BodyEntry::name)
                .findFirst()
                .orElse(body.value());
        return fulfilments.answer(municipality, asOf, Optional.empty(), fulfilment -> {
            var model = fulfilment.modelFor(Optional.of(body));
            var report = fulfilment.report(body, period);
            var goals = rows(report.goals(), model);
            var activities = rows(report.activities(), model);
            return new Report(
                    known,
                    Telling.moment(asOf, position),
                    body.value(),
                    name,
                    period,
                    model.map(each -> each.judge().model().name()),
                    model.flatMap(ModelInForce::adoptedBy).map(value -> Telling.blame(value.blame())),
                    report.approval().map(value -> Telling.blame(value.blame())),
                    counts(goals),
                    counts(activities),
                    goals,
                    activities,
                    report.removed().stream()
                            .map(each -> new Removed(
                                    each.subject().path(),
                                    each.title().flatMap(FieldValue::value),
                                    each.reason(),
                                    Telling.blame(each.blame())))
                            .toList(),
                    telling.completeness(municipality, asOf));
        });
    }

    private static List<Row> rows(PeriodReport.Section section, Optional<ModelInForce> model) {
        return section.rows().stream()
                .map(row -> row(row.assessment(), row.stoodStill(), model))
                .toList();
    }

    private static List<Count> counts(List<Row> rows) {
        var counts = new LinkedHashMap<Value, Integer>();
        rows.forEach(row -> counts.merge(row.computed(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue()))
                .toList();
    }

    private static Row row(Assessment assessment, int stoodStill, Optional<ModelInForce> model) {
        var verdict = assessment.computed();
        return new Row(
                assessment.subject().path(),
                assessment.subject().key(),
                assessment.title().flatMap(FieldValue::value),
                assessment.title().map(value -> Telling.blame(value.blame())),
                value(assessment.level(), verdict, model),
                verdict.sentence(),
                verdict.reasons(),
                verdict.inputs().stream()
                        .filter(input -> input.subject().equals(assessment.subject())
                                && !input.field().equals(FieldChange.LIFE))
                        .map(input -> new Input(
                                input.field(),
                                Labels.field(input.field()),
                                input.value().value().map(text -> Labels.text(input.field(), Optional.of(text))),
                                Telling.blame(input.value().blame())))
                        .toList(),
                assessment.reported().map(told -> said(assessment.level(), told, model)),
                assessment.adopted().map(told -> said(assessment.level(), told, model)),
                assessment.findings().stream()
                        .map(finding -> new Finding(
                                finding.sentence(),
                                finding.blames().stream().map(Telling::blame).toList()))
                        .toList(),
                stoodStill,
                measures(assessment).map(measure -> row(measure, 0, model)).toList());
    }

    /** The measures of a goal, also those of its sub-goals. */
    private static Stream<Assessment> measures(Assessment assessment) {
        return assessment.parts().stream()
                .flatMap(part -> part.level() == Level.INDICATOR ? Stream.of(part) : measures(part));
    }

    private static Said said(Level level, Assessment.Told told, Optional<ModelInForce> model) {
        return new Said(
                told.words(),
                told.value().flatMap(key -> look(level, key, model)).map(FollowUps::value),
                told.comment(),
                Telling.blame(told.blame()));
    }

    private static Value value(Level level, Verdict verdict, Optional<ModelInForce> model) {
        return look(level, verdict.value(), model)
                .map(FollowUps::value)
                .orElseGet(() -> new Value(verdict.label(), Optional.empty(), Optional.empty()));
    }

    private static Value value(AssessmentModel.Value value) {
        return new Value(value.label(), Optional.of(value.symbol()), Optional.of(value.colour()));
    }

    private static Optional<AssessmentModel.Value> look(Level level, String key, Optional<ModelInForce> model) {
        return model.flatMap(each -> each.judge().model().level(level)).stream()
                .flatMap(FollowUps::values)
                .filter(value -> value.key().equals(key))
                .findFirst();
    }

    private static Stream<AssessmentModel.Value> values(LevelModel level) {
        return Stream.concat(level.values().stream(), level.special().stream());
    }

    /** The periods that anything has been told for, body by body, the latest first. */
    public Map<String, List<ReportingPeriod>> periods(Municipality municipality, AsOf asOf) {
        var state = states.answer(municipality, asOf, About.GOALS_AND_PLANS);
        var periods = new LinkedHashMap<String, List<ReportingPeriod>>();
        for (var entry : registry.bodies(municipality, asOf.validOn(), asOf.recordedBy())) {
            var told = new TreeSet<>(Comparator.comparing(ReportingPeriod::to)
                    .thenComparing(ReportingPeriod::from, Comparator.reverseOrder()));
            state.fields().forEach((subject, fields) -> {
                if (owner(state, subject).filter(entry.body().value()::equals).isPresent()) {
                    fields.keySet().stream()
                            .flatMap(field -> period(field).stream())
                            .forEach(told::add);
                }
            });
            if (!told.isEmpty()) {
                periods.put(entry.body().value(), new ArrayList<>(told.descendingSet()));
            }
        }
        return periods;
    }

    private static Optional<String> owner(State state, Subject subject) {
        return switch (subject.root().kind()) {
            case "goal" -> state.field(subject.root(), "owner").flatMap(FieldValue::value);
            case "plan" -> Optional.of(PlanId.parse(subject.root().key()).body().value());
            default -> Optional.empty();
        };
    }

    private static Optional<ReportingPeriod> period(String field) {
        var dot = field.indexOf('.');
        return dot > 0 && TELLING.contains(field.substring(0, dot))
                ? Optional.of(ReportingPeriod.parse(field.substring(dot + 1)))
                : Optional.empty();
    }
}
