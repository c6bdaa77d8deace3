package se.malspar.domain.fulfilment;

import java.util.List;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;

/**
 * What the model makes of something, and why.
 *
 * @param value a step of the scale, or what stands in place of one
 * @param label the value in words
 * @param step whether it is a step of the scale
 * @param rule the rule that gave it
 * @param sentence the rule in words
 * @param reasons what it came down to, where it is no step of the scale
 * @param inputs what it was computed from, each with the decision or report behind it
 */
public record Verdict(
        String value,
        Wording label,
        boolean step,
        String rule,
        Wording sentence,
        List<Wording> reasons,
        List<Input> inputs) {

    public Verdict {
        reasons = List.copyOf(reasons);
        inputs = List.copyOf(inputs);
    }

    /** A field that the verdict turned on. */
    public record Input(Subject subject, String field, FieldValue value) {}
}
