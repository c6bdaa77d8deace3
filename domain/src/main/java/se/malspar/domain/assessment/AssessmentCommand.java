package se.malspar.domain.assessment;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;

/** What a point may bring about for how goals are judged. */
public sealed interface AssessmentCommand extends Command {

    @JsonTypeName("adopt-assessment-model")
    record AdoptAssessmentModel(Optional<BodyCode> body, AssessmentModel model) implements AssessmentCommand {}
}
