package se.malspar.domain.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.TrailCommand.Register;

/** What holds of every trail, tried on random ones. */
class TrailProperties {

    private static final int MOMENTS = 60;

    /** More with {@code -Dseeds=5000}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", 150));
    }

    /** What an answer says, less where in the log it was recorded. */
    private record Said(
            Optional<String> value,
            Authority by,
            Standing standing,
            Evidence evidence,
            DecidedOn decidedOn,
            String place,
            String valid) {}

    private static Map<String, Said> said(State state) {
        var said = new TreeMap<String, Said>();
        state.fields()
                .forEach((subject, fields) -> fields.forEach((field, value) -> said.put(
                        subject + " " + field,
                        new Said(
                                value.value(),
                                value.blame().by(),
                                value.blame().standing(),
                                value.blame().evidence(),
                                value.blame().decidedOn(),
                                value.blame().place().key(),
                                value.blame().validFrom() + "--" + value.blame().validUntil()))));
        return said;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_recording_changes_no_answer(long seed) {
        var random = new SplittableRandom(seed);
        var one = MemoryTrail.withBodies();
        var accepted = RandomTrails.acceptAll(one, RandomTrails.commands(seed));
        for (int order = 0; order < 6; order++) {
            var other = MemoryTrail.withBodies();
            var shuffled = RandomTrails.shuffled(
                    RandomTrails.commands(seed).stream()
                            .filter(accepted::contains)
                            .toList(),
                    random);
            if (RandomTrails.acceptAll(other, shuffled).equals(accepted)) {
                for (int i = 0; i < MOMENTS; i++) {
                    var moment = RandomTrails.moment(one.log(), random);
                    assertThat(said(at(other, moment)))
                            .as("seed %d, order %d, %s", seed, order, moment)
                            .isEqualTo(said(at(one, moment)));
                }
            }
        }
    }

    /** At the moment's days, with all that the trail has recorded. */
    private static State at(MemoryTrail trail, AsOf moment) {
        return Fold.at(trail.log(), new AsOf(moment.decidedBy(), moment.validOn(), trail.now()));
    }

    @Test
    void random_trails_are_worth_trying() {
        var accepted = 0;
        var tried = 0;
        var reordered = 0;
        var orders = 0;
        for (var seed : seeds().toArray()) {
            var commands = RandomTrails.commands(seed);
            var random = new SplittableRandom(seed);
            var set = RandomTrails.acceptAll(MemoryTrail.withBodies(), commands);
            tried += commands.size();
            accepted += set.size();
            for (int order = 0; order < 6; order++) {
                orders++;
                var shuffled = RandomTrails.shuffled(
                        commands.stream().filter(set::contains).toList(), random);
                if (RandomTrails.acceptAll(MemoryTrail.withBodies(), shuffled).equals(set)) {
                    reordered++;
                }
            }
        }
        assertThat((double) accepted / tried).as("accepted").isBetween(0.2, 0.9);
        assertThat((double) reordered / orders)
                .as("fully accepted in another order")
                .isGreaterThan(0.3);
    }

    @Test
    void every_kind_of_event_is_tried() {
        var kinds = new HashSet<String>();
        seeds().forEach(seed ->
                RandomTrails.recorded(seed).log().forEach(each -> kinds.add(EventNames.of(each.event()))));
        var names = new HashSet<>(EventNames.BY_NAME.keySet());
        names.removeAll(List.of(
                "body-renamed",
                "follow-up-approved",
                "notice-posted",
                "notice-removed",
                "signing-key-changed",
                "rollback-accepted",
                // tried by DestructionProperties
                "destruction-ordered",
                "destruction-requested",
                "destruction-declined",
                "content-destroyed",
                "destroyed"));
        assertThat(kinds).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_is_asked_is_recorded_refused_or_malformed_and_leaves_no_contradiction(long seed) {
        var random = new SplittableRandom(seed);
        var trail = MemoryTrail.withBodies();
        for (var command : RandomTrails.shuffled(RandomTrails.commands(seed), random)) {
            var before = trail.log();
            try {
                if (trail.attempt(command).isPresent()) {
                    assertThat(trail.log()).isEqualTo(before);
                    assertThat(trail.trail().size()).isEqualTo(before.size());
                }
            } catch (Malformed malformed) {
                assertThat(malformed.swedish()).isNotBlank();
            }
            assertThat(Contradictions.in(trail.log()))
                    .as("seed %d after %s", seed, command)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_registration_is_decided_whole_or_not_at_all(long seed) {
        var random = new SplittableRandom(seed);
        var trail = MemoryTrail.withBodies();
        var impossible = Effect.of(Wanted.setAmbition("ingenstans", "högst"));
        for (var command : RandomTrails.shuffled(RandomTrails.commands(seed), random)) {
            if (command instanceof Register register
                    && register.content().paragraph().isPresent()) {
                var content = register.content();
                var points = new ArrayList<>(content.points());
                points.add(new PointEntry(
                        Optional.empty(), 99, Optional.of("Omöjligt"), Outcome.APPROVED, List.of(impossible)));
                var before = trail.log();
                assertThat(isAccepted(trail, with(register, points))).isFalse();
                assertThat(trail.log()).as("seed %d", seed).isEqualTo(before);
            }
            isAccepted(trail, command);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void proposals_change_no_state(long seed) {
        var random = new SplittableRandom(seed);
        var trail = MemoryTrail.withBodies();
        for (var command : RandomTrails.shuffled(RandomTrails.commands(seed), random)) {
            if (command instanceof Register register
                    && register.content().replaces().isEmpty()) {
                var proposed = register.content().points().stream()
                        .map(point -> new PointEntry(
                                point.proposedTo(),
                                point.number(),
                                point.text(),
                                point.outcome(),
                                point.effects().stream()
                                        .map(effect -> effect.standing(Standing.PROPOSED))
                                        .toList()))
                        .toList();
                var moments = moments(trail.log(), random);
                var before = moments.stream().map(each -> said(at(trail, each))).toList();
                isAccepted(trail, with(register, proposed));
                if (register.content().effects().isEmpty()) {
                    assertThat(moments.stream().map(each -> said(at(trail, each))))
                            .as("seed %d", seed)
                            .isEqualTo(before);
                }
            } else {
                isAccepted(trail, command);
            }
        }
    }

    private static List<AsOf> moments(List<Logged> log, RandomGenerator random) {
        return Stream.generate(() -> RandomTrails.moment(log, random)).limit(5).toList();
    }

    private static boolean isAccepted(MemoryTrail trail, TrailCommand command) {
        try {
            return trail.attempt(command).isEmpty();
        } catch (Malformed _) {
            return false;
        }
    }

    private static Register with(Register register, List<PointEntry> points) {
        var content = register.content();
        return new Register(
                register.municipality(),
                register.registration(),
                register.expectedSize(),
                new Registration(
                        content.paragraph(),
                        content.document(),
                        content.evidence(),
                        content.source(),
                        points,
                        content.effects(),
                        content.replaces()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_field_is_owed_to_one_event_known_decided_and_valid_at_the_moment(long seed) {
        var random = new SplittableRandom(seed);
        var log = RandomTrails.recorded(seed).log();
        var byId = log.stream().collect(Collectors.toMap(Logged::eventId, Function.identity()));
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var state = Fold.at(log, moment);
            state.fields()
                    .forEach((subject, fields) -> fields.forEach((field, value) -> {
                        var blame = value.blame();
                        var event =
                                Objects.requireNonNull(byId.get(blame.event()), () -> "seed " + seed + ": " + blame);
                        assertThat(owes(event, blame, moment))
                                .as("seed %d, %s: %s %s by %s", seed, moment, subject, field, blame)
                                .isTrue();
                    }));
        }
    }

    private static boolean owes(Logged logged, Blame blame, AsOf moment) {
        var basis = ((DecidedEvent) logged.event()).basis();
        return logged.position() == blame.position()
                && logged.recordedAt().equals(blame.recordedAt())
                && !blame.recordedAt().isAfter(moment.recordedBy())
                && basis.by().equals(blame.by())
                && basis.standing() == blame.standing()
                && blame.standing() != Standing.PROPOSED
                && basis.evidence() == blame.evidence()
                && basis.decidedOn().printed().equals(blame.decidedOn().printed())
                && !blame.decidedOn().last().isAfter(moment.decidedBy())
                && !blame.validFrom().isAfter(moment.validOn())
                && blame.validUntil()
                        .filter(until -> !moment.validOn().isBefore(until))
                        .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_fold_is_what_its_four_rules_say(long seed) {
        var random = new SplittableRandom(seed);
        var log = RandomTrails.recorded(seed).log();
        for (int i = 0; i < MOMENTS; i++) {
            var moment = RandomTrails.moment(log, random);
            var state = Fold.at(log, moment);
            var answers = new TreeMap<String, NaiveFold.Answer>();
            state.fields()
                    .forEach((subject, fields) -> fields.forEach((field, value) -> answers.put(
                            subject + " " + field,
                            new NaiveFold.Answer(value.value(), value.blame().event()))));
            assertThat(answers).as("seed %d, %s", seed, moment).isEqualTo(new TreeMap<>(NaiveFold.at(log, moment)));
            assertThat(events(state.uncertain()))
                    .as("uncertain, seed %d, %s", seed, moment)
                    .isEqualTo(NaiveFold.uncertain(log, moment));
            assertThat(events(state.awaiting()))
                    .as("awaiting, seed %d, %s", seed, moment)
                    .isEqualTo(NaiveFold.awaiting(log, moment));
        }
    }

    private static List<UUID> events(List<State.LeftOut> leftOut) {
        return leftOut.stream().map(State.LeftOut::event).toList();
    }
}
