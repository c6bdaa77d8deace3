package se.malspar.domain.fulfilment;

import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.Wording;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/**
 * How something is judged for a period: what was computed, reported and adopted, beside each other and never over each
 * other.
 *
 * @param computed by the model in force
 * @param reported by whoever reported, in the report's words
 * @param adopted by the body itself, at a decision point
 * @param parts what it consists of and is judged by
 * @param removed what a decision took out of it, so that it is judged by it no more
 * @param findings what whoever audits should look at
 * @param missing what there would have to be for a whole answer
 */
public record Assessment(
        Subject subject,
        Level level,
        Optional<FieldValue> title,
        ReportingPeriod period,
        Verdict computed,
        Optional<Told> reported,
        Optional<Told> adopted,
        List<Assessment> parts,
        List<Removed> removed,
        List<Finding> findings,
        List<Finding> missing) {

    /**
     * A value that somebody stated.
     *
     * @param value the step of the scale that is meant, where the model knows it
     * @param words as stated
     * @param comment the comment or the motivation
     */
    public record Told(Optional<String> value, String words, Optional<String> comment, Blame blame) {}

    /** Taken out, with the decision that did it. */
    public record Removed(Subject subject, Optional<FieldValue> title, Optional<String> reason, Blame blame) {}

    /**
     * Something to look at.
     *
     * @param code stable, such as {@code target-changed-after-period}
     * @param blames the decisions and reports concerned, in the order of decisions
     */
    public record Finding(String code, Subject subject, Wording sentence, List<Blame> blames) {}
}
