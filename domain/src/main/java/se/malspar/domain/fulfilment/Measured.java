package se.malspar.domain.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Against;
import se.malspar.domain.assessment.AssessmentModel.Comparison;
import se.malspar.domain.assessment.AssessmentModel.Revised;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.fulfilment.Assessment.Finding;
import se.malspar.domain.fulfilment.Verdict.Input;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** What a measure was to reach in a period and what it did reach, as the model would have it read. */
final class Measured {

    /**
     * How measures are read, the same for all of a goal's.
     *
     * @param judged the period whose numbers are judged: the one asked about, or that of the horizon
     * @param reached the field that keeps by period what was reached, or is expected
     * @param approval the § that approved the period's follow-up
     */
    record Reading(
            Scene scene,
            Optional<Comparison> comparison,
            ReportingPeriod judged,
            String reached,
            Optional<Blame> approval,
            String targetField,
            String reachedField,
            ReportingPeriod previous,
            String previousField) {

        static Reading of(
                Scene scene,
                Optional<Comparison> comparison,
                ReportingPeriod judged,
                String reached,
                Optional<Blame> approval) {
            var previous = Periods.before(judged);
            return new Reading(
                    scene,
                    comparison,
                    judged,
                    reached,
                    approval,
                    "targetValue." + judged,
                    reached + "." + judged,
                    previous,
                    "outcome." + previous);
        }

        boolean isForecast() {
            return reached.equals("forecast");
        }

        /** Whether a number is compared with the one of the period before, and with no target. */
        boolean isTrend() {
            return comparison.filter(each -> each.against() == Against.PREVIOUS).isPresent();
        }

        boolean prefersApproved() {
            return comparison
                    .filter(each -> each.revised() == Revised.AS_APPROVED)
                    .isPresent();
        }
    }

    private final Reading reading;
    private final Topic measure;
    private final Optional<MeasureDirection> direction;
    private final Optional<FieldValue> latest;
    private final Optional<FieldValue> approved;
    private final Optional<FieldValue> outcome;
    private final Optional<FieldValue> target;
    private final Optional<FieldValue> against;
    private final Optional<Amount> reached;
    private final Optional<Amount> targeted;
    private final Optional<Amount> wanted;
    private final Optional<Quotient> quotient;
    private final Optional<Input> methodChange;

    Measured(Reading reading, Topic measure) {
        this.reading = reading;
        this.measure = measure;
        this.direction = measure.text("direction").map(MeasureDirection::valueOf);
        this.latest = measure.field(reading.reachedField());
        this.approved = asApproved();
        this.outcome = reading.prefersApproved() ? approved.or(() -> latest) : latest;
        this.target = measure.field(reading.targetField());
        this.against = reading.isTrend() ? measure.field(reading.previousField()) : target;
        this.reached = amount(outcome);
        this.targeted = amount(target);
        this.wanted = reading.isTrend() ? amount(against) : targeted;
        this.quotient = asQuotient();
        this.methodChange = measure.isSaid("methodChange") ? changeOfMethod() : Optional.empty();
    }

    /** What was reported when a § approved the follow-up, where something else was reported afterwards. */
    private Optional<FieldValue> asApproved() {
        return reading.approval()
                .filter(approval ->
                        latest.filter(value -> isAfter(value.blame(), approval)).isPresent())
                .flatMap(approval -> reading.scene().said(measure, reading.reachedField()).stream()
                        .filter(value -> !isAfter(value.blame(), approval))
                        .reduce((_, last) -> last));
    }

    private static boolean isAfter(Blame one, Blame other) {
        return one.place().compareTo(other.place()) > 0;
    }

    private Optional<Amount> amount(Optional<FieldValue> value) {
        return value.flatMap(FieldValue::value).flatMap(text -> Amount.read(text, direction));
    }

    private Optional<Input> changeOfMethod() {
        return measure.periods("methodChange").stream()
                .filter(from -> !from.from().isBefore(reading.judged().from())
                        && !from.from().isAfter(reading.judged().to()))
                .findFirst()
                .map(from -> "methodChange." + from)
                .flatMap(field -> measure.field(field).map(value -> new Input(measure.subject(), field, value)));
    }

    // --- the quotient

    /** The quotient as the model makes it, where there is one: of numbers, none below zero, and not by zero. */
    Optional<Quotient> quotient() {
        return quotient;
    }

    private Optional<Quotient> asQuotient() {
        if (reading.comparison().isEmpty() || direction.isEmpty() || reached.isEmpty() || wanted.isEmpty()) {
            return Optional.empty();
        }
        var comparison = reading.comparison().get();
        return switch (direction.get()) {
            case HIGHER -> quotient(comparison, comparison.higher());
            case LOWER -> quotient(comparison, comparison.lower());
            case RANGE, BINARY -> Optional.empty();
        };
    }

    private Optional<Quotient> quotient(Comparison comparison, AssessmentModel.Quotient manner) {
        var outcomeNumber = reached.orElseThrow().lowest();
        var wantedNumber = wanted.orElseThrow().lowest();
        var exact = switch (manner) {
            case OUTCOME_BY_TARGET -> quotient(outcomeNumber, wantedNumber);
            case TARGET_BY_OUTCOME -> quotient(wantedNumber, outcomeNumber);
        };
        var rounded = comparison
                .decimals()
                .map(decimals -> exact.map(each -> each.rounded(decimals)))
                .orElse(exact);
        return comparison
                .tolerance()
                .map(tolerance -> rounded.map(each -> each.plus(new BigDecimal(tolerance))))
                .orElse(rounded);
    }

    private static Optional<Quotient> quotient(BigDecimal dividend, BigDecimal divisor) {
        return dividend.signum() < 0 || divisor.signum() <= 0
                ? Optional.empty()
                : Optional.of(Quotient.of(dividend, divisor));
    }

    // --- what the rules may speak of

    Facts facts() {
        return new Facts.OfMeasure(
                target.isPresent(),
                hasTarget(),
                outcome.isPresent(),
                targeted.isPresent(),
                reached.isPresent(),
                targeted.filter(Amount::isZero).isPresent(),
                quotient.isPresent(),
                isReached(),
                textsAgree(),
                methodChange.isPresent(),
                isRevised(),
                direction.map(Enum::name).orElse(""));
    }

    private boolean hasTarget() {
        return target.isPresent() || measure.isSaid("targetValue");
    }

    private boolean isReached() {
        return direction.isPresent()
                && reached.isPresent()
                && wanted.isPresent()
                && wanted.get().isReachedBy(reached.get(), direction.get());
    }

    private boolean textsAgree() {
        var said = outcome.flatMap(FieldValue::value);
        return said.isPresent()
                && target.flatMap(FieldValue::value)
                        .filter(words ->
                                words.strip().equalsIgnoreCase(said.get().strip()))
                        .isPresent();
    }

    private boolean isRevised() {
        return approved.isPresent() && !approved.get().value().equals(latest.flatMap(FieldValue::value));
    }

    List<Input> inputs() {
        var inputs = new ArrayList<Input>(3);
        target.ifPresent(value -> inputs.add(new Input(measure.subject(), reading.targetField(), value)));
        if (reading.isTrend()) {
            against.ifPresent(value -> inputs.add(new Input(measure.subject(), reading.previousField(), value)));
        }
        outcome.ifPresent(value -> inputs.add(new Input(measure.subject(), reading.reachedField(), value)));
        methodChange.ifPresent(inputs::add);
        return inputs;
    }

    // --- what there would have to be

    boolean lacksTarget() {
        return !reading.isTrend() && !hasTarget();
    }

    boolean lacksOutcome() {
        return outcome.isEmpty() && (reading.isTrend() || target.isPresent());
    }

    boolean lacksPrevious() {
        return reading.isTrend() && against.isEmpty();
    }

    // --- what whoever audits should look at

    List<Finding> findings() {
        var findings = new ArrayList<Finding>(0);
        if (isRevised()) {
            findings.add(revisedAfterApproval());
        }
        target.ifPresent(now -> targetFindings(now, findings));
        return List.copyOf(findings);
    }

    private Finding revisedAfterApproval() {
        var approval = reading.approval().orElseThrow();
        var before = approved.orElseThrow();
        var now = latest.orElseThrow();
        var what = reading.isForecast() ? new Wording("Prognosen", "forecast") : new Wording("Utfallet", "outcome");
        return new Finding(
                "outcome-revised-after-approval",
                measure.subject(),
                new Wording(
                        "%s för %s redovisades på nytt, %s i stället för %s, sedan uppföljningen godkänts (%s)."
                                .formatted(
                                        what.sv(),
                                        reading.judged().label(),
                                        now.value().orElse("–"),
                                        before.value().orElse("–"),
                                        approval.by().cited()),
                        "The %s for %s was reported anew, %s instead of %s, after the follow-up had been approved (%s)."
                                .formatted(
                                        what.en(),
                                        reading.judged(),
                                        now.value().orElse("–"),
                                        before.value().orElse("–"),
                                        approval.by().cited())),
                List.of(before.blame(), approval, now.blame()));
    }

    /** Whether the target was set or changed once it could be known how it would go. */
    private void targetFindings(FieldValue now, List<Finding> findings) {
        var setAfterwards =
                now.blame().decidedOn().first().isAfter(reading.judged().to());
        if (!setAfterwards && latest.isEmpty()) {
            return;
        }
        var before = targetBefore(now);
        if (setAfterwards) {
            findings.add(before.map(earlier -> changedAfterPeriod(earlier, now)).orElseGet(() -> setAfterPeriod(now)));
        }
        before.ifPresent(earlier -> firstOutcome()
                .filter(first -> isAfter(now.blame(), first.blame()))
                .ifPresent(first -> findings.add(changedAfterOutcome(earlier, first, now))));
    }

    private Optional<FieldValue> targetBefore(FieldValue now) {
        Optional<FieldValue> before = Optional.empty();
        for (var each : reading.scene().said(measure, reading.targetField())) {
            if (!each.value().equals(now.value()) && isAfter(now.blame(), each.blame())) {
                before = Optional.of(each);
            }
        }
        return before;
    }

    private Optional<FieldValue> firstOutcome() {
        return reading.scene().said(measure, reading.reachedField()).stream().findFirst();
    }

    private Finding changedAfterPeriod(FieldValue earlier, FieldValue now) {
        return new Finding(
                "target-changed-after-period",
                measure.subject(),
                new Wording(
                        "Målvärdet för %s ändrades från %s till %s sedan perioden tagit slut (%s, tidigare %s)."
                                .formatted(
                                        reading.judged().label(),
                                        earlier.value().orElse("–"),
                                        now.value().orElse("–"),
                                        cited(now),
                                        cited(earlier)),
                        "The target for %s was changed from %s to %s after the period had ended (%s, before that %s)."
                                .formatted(
                                        reading.judged(),
                                        earlier.value().orElse("–"),
                                        now.value().orElse("–"),
                                        cited(now),
                                        cited(earlier))),
                List.of(earlier.blame(), now.blame()));
    }

    private Finding setAfterPeriod(FieldValue now) {
        return new Finding(
                "target-set-after-period",
                measure.subject(),
                new Wording(
                        "Målvärdet för %s sattes sedan perioden tagit slut (%s)."
                                .formatted(reading.judged().label(), cited(now)),
                        "The target for %s was set after the period had ended (%s)."
                                .formatted(reading.judged(), cited(now))),
                List.of(now.blame()));
    }

    private Finding changedAfterOutcome(FieldValue earlier, FieldValue first, FieldValue now) {
        return new Finding(
                "target-changed-after-outcome",
                measure.subject(),
                new Wording(
                        "Målvärdet för %s ändrades sedan utfallet redovisats (%s, tidigare %s)."
                                .formatted(reading.judged().label(), cited(now), cited(earlier)),
                        "The target for %s was changed after its outcome was reported (%s, before that %s)."
                                .formatted(reading.judged(), cited(now), cited(earlier))),
                List.of(earlier.blame(), first.blame(), now.blame()));
    }

    private static String cited(FieldValue value) {
        return value.blame().by().cited();
    }
}
