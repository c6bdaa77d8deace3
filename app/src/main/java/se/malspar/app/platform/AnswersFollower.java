package se.malspar.app.platform;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import se.malspar.app.eventlog.EnvelopeKeys;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projections;

/** Tells the answers of every event of the log, in its order. */
@ProcessingGroup(AnswersFollower.GROUP)
final class AnswersFollower {

    static final String GROUP = "answers";

    private final Projections projections;

    AnswersFollower(Projections projections) {
        this.projections = projections;
    }

    @EventHandler
    void on(
            TrailEvent event,
            @MessageIdentifier String eventId,
            @MetaDataValue(value = EnvelopeKeys.RECORDED_AT, required = true) String recordedAt,
            @SourceId String municipality,
            // a small one comes back from the dead letters as an Integer: asked for a Long, no handler would match
            @MetaDataValue(value = EnvelopeKeys.POSITION, required = true) Number position,
            MetaData envelope) {
        projections.project(new Fact(
                Municipality.of(municipality),
                new Logged(
                        position.longValue(),
                        UUID.fromString(eventId),
                        RegistrationId.parse(String.valueOf(envelope.get(EnvelopeKeys.REGISTRATION))),
                        Instant.parse(recordedAt),
                        event),
                String.valueOf(envelope.get(EnvelopeKeys.ACTOR))));
    }
}
