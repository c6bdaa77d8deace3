package se.malspar.app.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import se.malspar.app.eventlog.EnvelopeKeys;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projections;

/**
 * Tells the answers of every event of the log, in its order, a batch at a time. A batch that cannot be told is told again
 * event by event, so that only the one that cannot be heeded, and what follows it in its municipality, has to wait.
 */
@ProcessingGroup(AnswersFollower.GROUP)
final class AnswersFollower {

    static final String GROUP = "answers";

    private static final String BATCH = AnswersFollower.class.getName();

    private final Projections projections;
    private volatile long eventByEventUpTo;

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
        var fact = new Fact(
                Municipality.of(municipality),
                new Logged(
                        position.longValue(),
                        UUID.fromString(eventId),
                        RegistrationId.parse(String.valueOf(envelope.get(EnvelopeKeys.REGISTRATION))),
                        Instant.parse(recordedAt),
                        event),
                String.valueOf(envelope.get(EnvelopeKeys.ACTOR)));
        if (position.longValue() <= eventByEventUpTo) {
            projections.projectOrUndo(fact);
        } else {
            batch().add(fact);
        }
    }

    /** What the events at hand add up to; told before they are ticked off. */
    private List<Fact> batch() {
        return batch(CurrentUnitOfWork.get());
    }

    private <M extends Message<?>> List<Fact> batch(UnitOfWork<M> work) {
        return work.getOrComputeResource(BATCH, _ -> {
            var facts = new ArrayList<Fact>();
            work.onPrepareCommit(_ -> tell(facts));
            return facts;
        });
    }

    private void tell(List<Fact> facts) {
        try {
            projections.project(facts);
        } catch (RuntimeException failure) {
            eventByEventUpTo = facts.getLast().logged().position();
            throw failure;
        }
    }
}
