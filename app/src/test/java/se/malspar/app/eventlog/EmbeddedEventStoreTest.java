package se.malspar.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.TestDatabase;

@DisplayName("Through Axon's event store")
class EmbeddedEventStoreTest {

    private final TestLog log = new TestLog(TestDatabase.create());
    private final EmbeddedEventStore store =
            EmbeddedEventStore.builder().storageEngine(log.engine).build();
    private final Repository<Trail> trails =
            EventSourcingRepository.builder(Trail.class).eventStore(store).build();

    @AfterEach
    void close() {
        store.shutDown();
        log.close();
    }

    @Test
    void an_aggregate_is_loaded_and_its_events_are_tracked() throws Exception {
        try (var tracked = store.openStream(null)) {
            inUnitOfWork(() -> trails.newInstance(() -> new Trail("0665", "ett")));
            inUnitOfWork(() -> trails.load("0665").execute(trail -> {
                trail.note("två");
                trail.note("tre");
            }));
            inUnitOfWork(() -> assertThat(trails.load("0665").<List<String>>invoke(trail -> trail.texts))
                    .containsExactly("ett", "två", "tre"));

            var seen = new ArrayList<Object>();
            while (seen.size() < 3 && tracked.hasNextAvailable(10, TimeUnit.SECONDS)) {
                seen.add(tracked.nextAvailable().getPayload());
            }
            assertThat(seen).containsExactly(new Note("ett"), new Note("två"), new Note("tre"));
        }
        assertThat(log.log.trail("0665", 0)).extracting(StoredEvent::actor).containsOnly("Åsa Öberg");
    }

    private static void inUnitOfWork(Work work) throws Exception {
        var unitOfWork = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("a command"));
        unitOfWork.registerCorrelationDataProvider(_ ->
                Map.of(EnvelopeKeys.REGISTRATION, TestLog.REGISTRATION.toString(), EnvelopeKeys.ACTOR, "Åsa Öberg"));
        var result = unitOfWork.executeWithResult(() -> {
            work.run();
            return "done";
        });
        assertThat(result.isExceptional())
                .as(() -> result.exceptionResult().toString())
                .isFalse();
    }

    /** Something done in a unit of work. */
    private interface Work {
        void run() throws Exception;
    }

    /** The smallest aggregate there is. */
    @AggregateRoot(type = "trail")
    static class Trail {

        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // Axon reads it
        private @Nullable String municipality;

        final List<String> texts = new ArrayList<>();

        Trail() {}

        Trail(String municipality, String text) {
            this.municipality = municipality;
            note(text);
        }

        final void note(String text) {
            AggregateLifecycle.apply(new Note(text));
        }

        @EventSourcingHandler
        void on(Note note) {
            municipality = "0665";
            texts.add(note.text());
        }
    }
}
