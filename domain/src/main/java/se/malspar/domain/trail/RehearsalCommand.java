package se.malspar.domain.trail;

import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;

/** Asks what a command would record, or why it would be refused. Nothing is recorded. */
public record RehearsalCommand(TrailCommand command) {

    @TargetAggregateIdentifier
    public Municipality municipality() {
        return command.municipality();
    }

    /**
     * What would come of it.
     *
     * @param events none where it would be refused
     * @param refusal {@link Refused}, or {@link se.malspar.domain.decision.Malformed} for what can never be right
     */
    public record Outcome(List<TrailEvent> events, Optional<RuntimeException> refusal) {}
}
