package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.Readings;
import se.malspar.domain.state.Timelines;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;

@DisplayName("A log of which something has been destroyed")
class DestructionProperties {

    private static final int MOMENTS = 40;
    private static final int FIRST_OF_OURS = 5_000;
    private static final int FIRST_REPLACEMENT = 4_000;

    /** More with {@code -Dseeds=5000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 200));
    }

    /** A random trail, all that has been cleanly replaced in it, destroyed, and the log as it is then read. */
    private record Destroyed(MemoryTrail whole, int registrations, List<Logged> left, int eventsBefore) {

        static Destroyed of(long seed) {
            var whole = RandomTrails.recorded(seed);
            replaceSome(whole, seed);
            var replaced = whole.log().stream()
                    .map(Logged::registration)
                    .distinct()
                    .filter(each -> whole.trail().lastReplacement(each).isPresent())
                    .toList();
            var before = whole.log().size();
            var number = FIRST_OF_OURS;
            for (var target : replaced) {
                destroy(whole, target, number);
                number += 3;
            }
            return new Destroyed(whole, replaced.size(), left(whole.log()), before);
        }

        /** By the same under another title, some of them twice. */
        private static void replaceSome(MemoryTrail trail, long seed) {
            var random = new SplittableRandom(seed);
            var number = FIRST_REPLACEMENT;
            for (var command : RandomTrails.commands(seed)) {
                if (command instanceof TrailCommand.Register(var _, var id, var _, var content)
                        && trail.trail().has(id)
                        && random.nextInt(3) == 0) {
                    var first = MemoryTrail.id(number++);
                    var _ = trail.attempt(replacing(first, content, id));
                    if (random.nextBoolean() && trail.trail().has(first)) {
                        var _ = trail.attempt(replacing(MemoryTrail.id(number++), content, first));
                    }
                }
            }
        }

        private static TrailCommand replacing(RegistrationId by, Registration content, RegistrationId wrong) {
            return new TrailCommand.Register(
                    MemoryTrail.MUNICIPALITY,
                    by,
                    Optional.empty(),
                    new Registration(
                            content.paragraph(),
                            content.document(),
                            content.evidence(),
                            content.source(),
                            content.points(),
                            content.effects(),
                            Optional.of(new Registration.Replacement(wrong, "ett namn stod med"))));
        }

        private static void destroy(MemoryTrail trail, RegistrationId target, int number) {
            var order = "KF 2030-01-01 § " + (number - FIRST_OF_OURS + 1);
            trail.record(MemoryTrail.register(number, Paper.section(order).point(1, Wanted.orderDestruction(target))));
            trail.record(new TrailCommand.RequestDestruction(
                    MemoryTrail.MUNICIPALITY,
                    MemoryTrail.id(number + 1),
                    Optional.empty(),
                    target,
                    PointId.parse(order + " p 1"),
                    "skäl",
                    "anna"));
            var leaves = IntStream.range(0, trail.log().size())
                    .filter(leaf -> trail.log().get(leaf).registration().equals(target))
                    .mapToObj(leaf ->
                            new DestroyedLeaf(leaf, trail.log().get(leaf).eventId(), "%064x".formatted(leaf)))
                    .toList();
            trail.record(new TrailCommand.DestroyContent(
                    MemoryTrail.MUNICIPALITY,
                    MemoryTrail.id(number + 2),
                    Optional.empty(),
                    MemoryTrail.id(number + 1),
                    leaves,
                    trail.log().get((int) leaves.getFirst().leaf()).recordedAt(),
                    "bertil"));
        }

        /** As the log is read after it. */
        private static List<Logged> left(List<Logged> log) {
            var left = new ArrayList<>(log);
            for (int told = 0; told < log.size(); told++) {
                if (log.get(told).event() instanceof ContentDestroyed destroyed) {
                    for (var leaf : destroyed.leaves()) {
                        var gone = log.get((int) leaf.leaf());
                        left.set(
                                (int) leaf.leaf(),
                                new Logged(
                                        gone.position(),
                                        gone.eventId(),
                                        gone.registration(),
                                        gone.recordedAt(),
                                        destroyed
                                                .remainsOf(leaf.leaf(), told)
                                                .orElseThrow()
                                                .remaining()));
                    }
                }
            }
            return left;
        }

        /** The trail that a program has that has read the log anew. */
        Trail readAnew() {
            var trail = new Trail();
            left.forEach(each -> trail.append(each.event(), each.registration(), Optional.empty()));
            return trail;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answers_every_question_of_today_as_before(long seed) {
        var destroyed = Destroyed.of(seed);
        var random = new SplittableRandom(seed);
        var timelines = new Timelines();
        Readings.of(destroyed.left()).forEach(timelines::add);
        for (int i = 0; i < MOMENTS; i++) {
            var days = RandomTrails.moment(destroyed.whole().log(), random);
            var today =
                    new AsOf(days.decidedBy(), days.validOn(), destroyed.whole().now());
            var before = Fold.at(destroyed.whole().log(), today);
            assertThat(Fold.at(destroyed.left(), today))
                    .as("seed %d, %s", seed, today)
                    .isEqualTo(before);
            assertThat(timelines.at(today)).as("seed %d, %s", seed, today).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answers_as_before_also_about_moments_when_what_was_destroyed_did_not_count(long seed) {
        var destroyed = Destroyed.of(seed);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(destroyed.whole().log(), random);
            if (lacks(destroyed, moment).isEmpty()) {
                assertThat(Fold.at(destroyed.left(), moment))
                        .as("seed %d, %s", seed, moment)
                        .isEqualTo(Fold.at(destroyed.whole().log(), moment));
            }
        }
    }

    /** What counted at the moment and is destroyed. */
    private static List<RegistrationId> lacks(Destroyed destroyed, AsOf moment) {
        var known = destroyed.whole().log().stream()
                .filter(each -> !each.recordedAt().isAfter(moment.recordedBy()))
                .toList();
        var annulled = known.stream()
                .flatMap(each -> each.event() instanceof RecordEvent.RegistrationAnnulled gone
                        ? Stream.of(gone.registration())
                        : Stream.empty())
                .toList();
        return known.stream()
                .map(Logged::registration)
                .filter(each -> destroyed.whole().trail().destruction(each).isPresent())
                .filter(each -> !annulled.contains(each))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_judged_by_as_one_that_remembers(long seed) {
        var destroyed = Destroyed.of(seed);
        var readAnew = destroyed.readAnew();
        for (var command : RandomTrails.commands(seed + 10_000)) {
            assertThat(decided(readAnew, command))
                    .as("seed %d, %s", seed, command)
                    .isEqualTo(decided(destroyed.whole().trail(), command));
        }
    }

    private static Object decided(Trail trail, TrailCommand command) {
        try {
            return TrailDecider.decide(trail, command, new PlainRules());
        } catch (Refused refused) {
            return refused.code();
        } catch (Malformed malformed) {
            return malformed.field();
        }
    }

    @Test
    void random_logs_are_worth_trying() {
        var registrations =
                seeds().mapToInt(seed -> Destroyed.of(seed).registrations()).sum();
        assertThat(registrations).isGreaterThan((int) seeds().count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void holds_nothing_of_what_was_destroyed(long seed) {
        var destroyed = Destroyed.of(seed);
        for (var each : destroyed.left()) {
            if (destroyed.whole().trail().destruction(each.registration()).isPresent()) {
                assertThat(List.<Class<? extends TrailEvent>>of(
                                RecordEvent.Destroyed.class, RecordEvent.RegistrationAnnulled.class))
                        .as("seed %d", seed)
                        .contains(each.event().getClass());
            }
        }
    }
}
