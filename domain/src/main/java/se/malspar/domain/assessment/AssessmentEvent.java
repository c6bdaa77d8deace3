package se.malspar.domain.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;

/** What has been decided, proposed or reported about how goals are judged. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface AssessmentEvent extends DecidedEvent {

    /**
     * From now on goals are judged by the model.
     *
     * @param body whose goals; of every body that has no model of its own where absent
     */
    record AssessmentModelAdopted(Basis basis, Optional<BodyCode> body, AssessmentModel model)
            implements AssessmentEvent {
        @Override
        public Subject subject() {
            return AssessmentEvent.subject(body);
        }
    }

    /** What says by which model a body's goals are judged; of all bodies without one of their own where absent. */
    static Subject subject(Optional<BodyCode> body) {
        return Subject.of("assessment-model", body.map(BodyCode::value).orElse("alla"));
    }
}
