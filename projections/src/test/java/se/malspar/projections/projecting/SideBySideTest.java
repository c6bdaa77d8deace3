package se.malspar.projections.projecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.RegistryEvent.BodyRenamed;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RegistrationId;

@Timeout(60)
class SideBySideTest {

    private static final int EVENTS = 1_234;

    /** A log of as many municipalities, each with as many events; the positions of each begin with 1. */
    private record Invented(int size, BiConsumer<Municipality, Long> whenRead) implements LogSource {

        private Invented(int size) {
            this(size, (_, _) -> {});
        }

        @Override
        public List<Municipality> municipalities() {
            return IntStream.rangeClosed(1, size)
                    .mapToObj(each -> Municipality.of("%04d".formatted(each)))
                    .toList();
        }

        @Override
        public long head() {
            return EVENTS;
        }

        @Override
        public long lastOf(Municipality municipality) {
            return EVENTS;
        }

        @Override
        public void replay(Municipality municipality, long after, long upTo, Consumer<Fact> listener) {
            LongStream.rangeClosed(after + 1, upTo)
                    .mapToObj(position -> fact(municipality, position))
                    .forEach(fact -> {
                        whenRead.accept(municipality, fact.logged().position());
                        listener.accept(fact);
                    });
        }

        private static Fact fact(Municipality municipality, long position) {
            var event = new BodyRenamed(new BodyCode("KS"), "Kommunstyrelsen", LocalDate.EPOCH);
            return new Fact(
                    municipality,
                    new Logged(
                            position,
                            new UUID(0, position),
                            new RegistrationId(new UUID(1, position)),
                            Instant.EPOCH,
                            event),
                    "registrator");
        }

        private List<ReadingAhead.Start> starts() {
            return municipalities().stream()
                    .map(each -> new ReadingAhead.Start(each, 0))
                    .toList();
        }
    }

    @Test
    void every_municipality_is_told_once_and_in_order() {
        var log = new Invented(20);
        Map<Municipality, List<Long>> told = new ConcurrentHashMap<>();
        SideBySide.tell(log, log.starts(), EVENTS, (municipality, facts) -> {
            var positions = new ArrayList<Long>();
            facts.tell(fact -> {
                assertThat(fact.municipality()).isEqualTo(municipality);
                positions.add(fact.logged().position());
            });
            assertThat(told.put(municipality, positions)).isNull();
        });
        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(log.municipalities());
        assertThat(told.values())
                .allSatisfy(positions -> assertThat(positions)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, EVENTS).boxed().toList()));
    }

    @Test
    void two_are_told_at_a_time() {
        var log = new Invented(2);
        var bothAreHere = new CyclicBarrier(2);
        SideBySide.tell(log, log.starts(), EVENTS, (_, facts) -> {
            meet(bothAreHere);
            facts.tell(_ -> {});
        });
        assertThat(bothAreHere.isBroken()).isFalse();
    }

    private static void meet(CyclicBarrier others) {
        try {
            others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new AssertionError("Nobody else tells", e);
        }
    }

    @Test
    void where_there_is_nothing_nothing_is_told() {
        SideBySide.tell(new Invented(0), List.of(), 0, (_, _) -> {
            throw new AssertionError("There is no municipality");
        });
    }

    @Test
    void what_fails_for_one_is_thrown_and_no_other_is_begun_when_those_begun_are_at_their_end() {
        var log = new Invented(1_000);
        var failure = new IllegalArgumentException("Not this one");
        var told = ConcurrentHashMap.<Municipality>newKeySet();
        assertThatThrownBy(() -> SideBySide.tell(log, log.starts(), EVENTS, (municipality, facts) -> {
                    if (municipality.code().equals("0003")) {
                        throw failure;
                    }
                    facts.tell(_ -> {});
                    told.add(municipality);
                }))
                .isSameAs(failure);
        assertThat(told).hasSizeBetween(1, 900);
    }

    @Test
    void a_log_that_cannot_be_read_is_said_to_be_so() {
        var torn = new IllegalArgumentException("Torn");
        var log = new Invented(5, (municipality, position) -> {
            if (municipality.code().equals("0002") && position == EVENTS) {
                throw torn;
            }
        });
        assertThatThrownBy(() -> SideBySide.tell(log, log.starts(), EVENTS, (_, facts) -> facts.tell(_ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(torn);
    }
}
