package se.malspar.domain.commission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;

/** A commission's life. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface CommissionEvent extends DecidedEvent {

    CommissionId commission();

    @Override
    default Subject subject() {
        return Subject.of("commission", commission().value());
    }

    /**
     * Somebody was told to do something.
     *
     * @param to who, in the paper's words
     * @param due when it is to be reported back, in the paper's words
     */
    record CommissionGiven(Basis basis, CommissionId commission, String task, Optional<String> to, Optional<String> due)
            implements CommissionEvent {}

    record CommissionReported(Basis basis, CommissionId commission, String report) implements CommissionEvent {}

    record CommissionClosed(Basis basis, CommissionId commission, Closing how, Optional<String> note)
            implements CommissionEvent {}
}
