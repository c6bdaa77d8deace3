package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * One point of a § or of a proposal, as the paper has it.
 *
 * @param proposedTo the body it is proposed to; absent in the § own decision
 * @param text the wording letter by letter; absent where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecordedPoint(Optional<BodyCode> proposedTo, int number, Optional<String> text, Outcome outcome) {

    public RecordedPoint {
        text = Texts.optional("text", text);
    }

    public PointId in(ParagraphId paragraph) {
        return new PointId(paragraph, proposedTo, number);
    }
}
