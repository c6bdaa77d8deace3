package se.malspar.domain.fulfilment;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Against;
import se.malspar.domain.assessment.AssessmentModel.Comparison;
import se.malspar.domain.assessment.AssessmentModel.Horizon;
import se.malspar.domain.assessment.AssessmentModel.Kind;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Revised;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** What a measure was to reach in a period and what it did reach, as the model would have it read. */
final class Measured {

    private final Scene scene;
    private final Subject measure;
    private final Optional<Comparison> comparison;
    private final ReportingPeriod judged;
    private final boolean isForecast;
    private final String reachedIn;
    private final Optional<MeasureDirection> direction;
    private final Optional<Blame> approval;
    private final List<FieldValue> outcomes;
    private final Optional<FieldValue> outcome;
    private final Optional<FieldValue> target;
    private final Optional<FieldValue> against;
    private final Optional<Amount> reached;
    private final Optional<Amount> wanted;
    private final Optional<Amount> targeted;
    private final Optional<Quotient> quotient;
    private final Optional<Input> methodChange;
    private final Optional<Finding> revisedAfterApproval;

    Measured(Scene scene, Subject measure, Optional<AssessmentModel> model, ReportingPeriod period) {
        this.scene = scene;
        this.measure = measure;
        this.comparison = model.flatMap(each -> each.level(Level.INDICATOR)).flatMap(LevelModel::comparison);
        var kind = model.map(each -> each.mode().kind()).orElse(Kind.OUTCOME);
        this.isForecast = kind == Kind.FORECAST;
        this.judged = isForecast ? horizon(model.orElseThrow(), period) : period;
        this.direction = scene.text(measure, "direction").map(MeasureDirection::valueOf);
        this.approval = scene.owner(measure.root())
                .flatMap(owner -> scene.field(FollowUpEvent.FollowUpApproved.subject(owner, judged), FieldChange.LIFE))
                .map(FieldValue::blame);
        this.reachedIn = (isForecast ? "forecast." : "outcome.") + judged;
        this.outcomes = scene.field(measure, reachedIn).isPresent() ? scene.sayings.of(measure, reachedIn) : List.of();
        this.outcome = chosen(scene.field(measure, reachedIn));
        this.target = scene.field(measure, "targetValue." + judged);
        this.against = isTrend() ? scene.field(measure, "outcome." + Periods.before(judged)) : target;
        this.reached = amount(outcome);
        this.targeted = amount(target);
        this.wanted = isTrend() ? amount(against) : targeted;
        this.quotient = computedQuotient();
        this.methodChange = computedMethodChange();
        this.revisedAfterApproval = computedRevision();
    }

    private ReportingPeriod horizon(AssessmentModel model, ReportingPeriod period) {
        var last = model.mode().horizon().equals(Optional.of(Horizon.TERM))
                ? scene.text(measure.root(), "term")
                        .map(ReportingPeriod::parse)
                        .map(ReportingPeriod::to)
                        .orElse(period.to())
                : period.to();
        return Assessing.yearOf(last);
    }

    /** The latest or, where the model says so and a § has approved it, the one that the § approved. */
    private Optional<FieldValue> chosen(Optional<FieldValue> latest) {
        if (comparison.map(Comparison::revised).equals(Optional.of(Revised.AS_APPROVED)) && approval.isPresent()) {
            var approved = outcomes.stream()
                    .filter(each ->
                            each.blame().place().compareTo(approval.get().place()) <= 0)
                    .reduce((_, last) -> last);
            return approved.or(() -> latest);
        }
        return latest;
    }

    ReportingPeriod judged() {
        return judged;
    }

    Optional<FieldValue> outcome() {
        return outcome;
    }

    /** Whether it is what is expected that is judged, and not what was reached. */
    boolean isForecast() {
        return isForecast;
    }

    /** Whether it is held against what was reached the period before, and not against a target. */
    boolean isTrend() {
        return comparison.map(Comparison::against).equals(Optional.of(Against.PREVIOUS));
    }

    /** What was reached the period before, for a trend. */
    Optional<FieldValue> before() {
        return isTrend() ? against : Optional.empty();
    }

    boolean isDue() {
        return target.isPresent();
    }

    boolean hasTarget() {
        return target.isPresent() || scene.isSaid(measure, "targetValue");
    }

    private Optional<Amount> amount(Optional<FieldValue> value) {
        return value.flatMap(FieldValue::value).flatMap(text -> Amount.read(text, direction));
    }

    /** The quotient as the model makes it, where there is one: of numbers, none below zero, and not by zero. */
    Optional<Quotient> quotient() {
        return quotient;
    }

    private Optional<Quotient> computedQuotient() {
        if (comparison.isEmpty() || reached.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        var manner = direction.flatMap(way -> switch (way) {
            case HIGHER -> Optional.of(comparison.get().higher());
            case LOWER -> Optional.of(comparison.get().lower());
            case RANGE, BINARY -> Optional.<AssessmentModel.Quotient>empty();
        });
        return manner.flatMap(way -> switch (way) {
                    case OUTCOME_BY_TARGET ->
                        quotient(reached.get().lowest(), wanted.get().lowest());
                    case TARGET_BY_OUTCOME ->
                        quotient(wanted.get().lowest(), reached.get().lowest());
                })
                .map(this::adjusted);
    }

    private static Optional<Quotient> quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.signum() < 0 || divisor.signum() <= 0
                ? Optional.empty()
                : Optional.of(Quotient.of(dividend, divisor));
    }

    private Quotient adjusted(Quotient quotient) {
        var rounded =
                comparison.flatMap(Comparison::decimals).map(quotient::rounded).orElse(quotient);
        return comparison
                .flatMap(Comparison::tolerance)
                .map(tolerance -> rounded.plus(new BigDecimal(tolerance)))
                .orElse(rounded);
    }

    private boolean isReached() {
        return direction.isPresent()
                && reached.isPresent()
                && wanted.isPresent()
                && wanted.get().isReachedBy(reached.get(), direction.get());
    }

    private boolean textsAgree() {
        var said = outcome.flatMap(FieldValue::value);
        var wanted = target.flatMap(FieldValue::value);
        return said.isPresent()
                && wanted.isPresent()
                && said.get().strip().equalsIgnoreCase(wanted.get().strip());
    }

    private Optional<Input> computedMethodChange() {
        return !scene.isSaid(measure, "methodChange")
                ? Optional.empty()
                : scene.periods(measure, "methodChange").stream()
                        .filter(from -> !from.from().isBefore(judged.from())
                                && !from.from().isAfter(judged.to()))
                        .findFirst()
                        .map(from -> "methodChange." + from)
                        .flatMap(field -> scene.field(measure, field).map(value -> new Input(measure, field, value)));
    }

    Map<String, Object> facts() {
        return Map.ofEntries(
                entry("due", isDue()),
                entry("hasTarget", hasTarget()),
                entry("hasOutcome", outcome.isPresent()),
                entry("targetIsNumber", targeted.isPresent()),
                entry("outcomeIsNumber", reached.isPresent()),
                entry("zeroTarget", targeted.filter(Amount::isZero).isPresent()),
                entry("comparable", quotient.isPresent()),
                entry("reached", isReached()),
                entry("textsAgree", textsAgree()),
                entry("methodChanged", methodChange.isPresent()),
                entry("revisedAfterApproval", revisedAfterApproval.isPresent()),
                entry("direction", direction.map(Enum::name).orElse("")));
    }

    List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        target.ifPresent(value -> inputs.add(new Input(measure, "targetValue." + judged, value)));
        if (isTrend()) {
            against.ifPresent(value -> inputs.add(new Input(measure, "outcome." + Periods.before(judged), value)));
        }
        outcome.ifPresent(value -> inputs.add(new Input(measure, reachedIn, value)));
        methodChange.ifPresent(inputs::add);
        return inputs;
    }

    // --- what whoever audits should look at

    void findings(List<Finding> findings) {
        revisedAfterApproval.ifPresent(findings::add);
        if (target.isEmpty()) {
            return;
        }
        var said = scene.sayings.of(measure, "targetValue." + judged);
        var now = target.get();
        var before = said.stream()
                .filter(each -> each.blame().place().compareTo(now.blame().place()) < 0)
                .filter(each -> !each.value().equals(now.value()))
                .reduce((_, last) -> last);
        var decidedAfterwards = now.blame().decidedOn().first().isAfter(judged.to());
        if (decidedAfterwards) {
            findings.add(before.map(earlier -> new Finding(
                            "target-changed-after-period",
                            measure,
                            new Wording(
                                    "Målvärdet för %s ändrades från %s till %s sedan perioden tagit slut (%s, tidigare %s)."
                                            .formatted(
                                                    judged.label(),
                                                    earlier.value().orElse("–"),
                                                    now.value().orElse("–"),
                                                    now.blame().by().cited(),
                                                    earlier.blame().by().cited()),
                                    "The target for %s was changed after the period had ended (%s, before that %s)."
                                            .formatted(
                                                    judged,
                                                    now.blame().by().cited(),
                                                    earlier.blame().by().cited())),
                            List.of(earlier.blame(), now.blame())))
                    .orElseGet(() -> new Finding(
                            "target-set-after-period",
                            measure,
                            new Wording(
                                    "Målvärdet för %s sattes sedan perioden tagit slut (%s)."
                                            .formatted(
                                                    judged.label(),
                                                    now.blame().by().cited()),
                                    "The target for %s was set after the period had ended (%s)."
                                            .formatted(judged, now.blame().by().cited())),
                            List.of(now.blame()))));
        }
        var first = outcomes.stream().findFirst();
        if (before.isPresent()
                && first.filter(each ->
                                each.blame().place().compareTo(now.blame().place()) < 0)
                        .isPresent()) {
            findings.add(new Finding(
                    "target-changed-after-outcome",
                    measure,
                    new Wording(
                            "Målvärdet för %s ändrades sedan utfallet redovisats (%s, tidigare %s)."
                                    .formatted(
                                            judged.label(),
                                            now.blame().by().cited(),
                                            before.get().blame().by().cited()),
                            "The target for %s was changed after its outcome was reported (%s, before that %s)."
                                    .formatted(
                                            judged,
                                            now.blame().by().cited(),
                                            before.get().blame().by().cited())),
                    List.of(before.get().blame(), first.get().blame(), now.blame())));
        }
    }

    private Optional<Finding> computedRevision() {
        if (approval.isEmpty() || outcomes.isEmpty()) {
            return Optional.empty();
        }
        var latest = outcomes.getLast();
        var approved = outcomes.stream()
                .filter(each -> each.blame().place().compareTo(approval.get().place()) <= 0)
                .reduce((_, last) -> last);
        return approved.filter(
                        each -> latest.blame().place().compareTo(approval.get().place()) > 0
                                && !each.value().equals(latest.value()))
                .map(each -> new Finding(
                        "outcome-revised-after-approval",
                        measure,
                        new Wording(
                                "Utfallet för %s redovisades på nytt, %s i stället för %s, sedan uppföljningen godkänts (%s)."
                                        .formatted(
                                                judged.label(),
                                                latest.value().orElse("–"),
                                                each.value().orElse("–"),
                                                approval.get().by().cited()),
                                "The outcome for %s was reported anew after the follow-up had been approved (%s)."
                                        .formatted(judged, approval.get().by().cited())),
                        List.of(each.blame(), approval.get(), latest.blame())));
    }
}
