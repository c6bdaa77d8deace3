package se.malspar.app.eventlog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Axon's door to the event log. Positions have no gaps and stand in the order of commit, so a tracking token is one
 * number and a reader can skip nothing; an aggregate's sequence number is the leaf index in its municipality's tree.
 */
public final class PostgresEventStorageEngine implements EventStorageEngine {

    private final LogWriter writer;
    private final EventLog log;
    private final LeafFormat format;
    private volatile Runnable whenStored = () -> {};

    public PostgresEventStorageEngine(LogWriter writer, EventLog log, PayloadFormat payloads) {
        this.writer = writer;
        this.log = log;
        this.format = new LeafFormat(payloads);
    }

    /** Stores all of the events or none of them; returns when they are durable. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        var drafts = events.stream().map(format::draft).toList();
        try {
            // Not interruptible: once handed over, the events may be stored, and the caller must be told.
            writer.append(drafts).join();
            whenStored.run();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /** Lets somebody know each time that events have been stored. */
    void whenStored(Runnable listener) {
        whenStored = listener;
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return log.allAfter(positionOf(token)).map(PostgresEventStorageEngine::message);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(
                log.trail(aggregateIdentifier, firstSequenceNumber).map(PostgresEventStorageEngine::message));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastLeafOf(aggregateIdentifier);
    }

    /** Always empty: a trail is read from its first leaf. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("The event log keeps events only, no snapshots");
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant recordedAt) {
        return new GlobalSequenceTrackingToken(log.lastBefore(recordedAt));
    }

    static long positionOf(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            default -> throw new IllegalArgumentException("A token of another event store: " + token);
        };
    }

    static GenericTrackedDomainEventMessage<Object> message(StoredEvent event) {
        var metaData = new HashMap<String, Object>();
        metaData.put(EnvelopeKeys.REGISTRATION, event.registration().toString());
        metaData.put(EnvelopeKeys.ACTOR, event.actor());
        metaData.put(EnvelopeKeys.POSITION, event.position());
        metaData.put(EnvelopeKeys.LEAF, event.leaf());
        metaData.put(EnvelopeKeys.RECORDED_AT, event.recordedAt().toString());
        if (event.idempotencyKey() != null) {
            metaData.put(EnvelopeKeys.IDEMPOTENCY_KEY, event.idempotencyKey());
        }
        if (event.requestDigest() != null) {
            metaData.put(EnvelopeKeys.REQUEST_DIGEST, event.requestDigest());
        }
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(event.position()),
                LeafFormat.TRAIL,
                event.municipality(),
                event.leaf(),
                new GenericMessage<>(event.eventId().toString(), event.payload(), MetaData.from(metaData)),
                event::recordedAt);
    }
}
