package se.malspar.domain.trail;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestroyedLeaf;
import se.malspar.domain.trail.RecordEvent.DestructionRequested;
import se.malspar.domain.trail.TrailCommand.DeclineDestruction;
import se.malspar.domain.trail.TrailCommand.DestroyContent;
import se.malspar.domain.trail.TrailCommand.RequestDestruction;

/**
 * The rules for destroying what a registration of ours recorded ({@code gallring}): no answer of today rests on it, a
 * decision in hand orders it, and two persons have it done. Judged when it is asked for and again when it is done.
 */
final class Destructions {

    private Destructions() {}

    static List<TrailEvent> request(Trail trail, RequestDestruction command) {
        requireDestroyable(trail, command.target());
        requireOrdered(trail, command.target(), command.orderedBy());
        if (trail.isDestructionRequested(command.target())) {
            throw Refused.because(
                    "destruction-already-requested",
                    "Det finns redan en begäran om gallring av registreringen. Bekräfta eller avslå den.",
                    "Somebody already asks that the registration be destroyed. Confirm or decline that.");
        }
        return List.of(new DestructionRequested(
                command.target(), command.orderedBy(), command.reason(), command.requestedBy()));
    }

    static List<TrailEvent> decline(Trail trail, DeclineDestruction command) {
        var _ = requireOpen(trail, command.request());
        return List.of(new RecordEvent.DestructionDeclined(command.request(), command.reason(), command.declinedBy()));
    }

    /** Who asked for what is to be done. */
    static String requestedBy(Trail trail, DestroyContent command) {
        return requireOpen(trail, command.request()).requestedBy();
    }

    static List<TrailEvent> destroy(Trail trail, DestroyContent command) {
        var request = requireOpen(trail, command.request());
        var target = request.registration();
        var replacedBy = requireDestroyable(trail, target);
        var order = requireOrdered(trail, target, request.orderedBy());
        var leaves = trail.leavesOf(target);
        if (command.leaves().size() != leaves.count()
                || !command.leaves().stream()
                        .map(DestroyedLeaf::leaf)
                        .toList()
                        .equals(LongStream.range(leaves.first(), leaves.first() + leaves.count())
                                .boxed()
                                .toList())) {
            throw Refused.because(
                    "leaves-differ",
                    "Löven är inte de som registreringen har: %d från och med löv %d."
                            .formatted(leaves.count(), leaves.first()),
                    "The leaves are not those of the registration: %d from leaf %d on."
                            .formatted(leaves.count(), leaves.first()));
        }
        return List.of(new ContentDestroyed(
                target,
                command.recordedAt(),
                command.leaves(),
                trail.annulledBy(target),
                replacedBy,
                request.orderedBy(),
                order.registration(),
                command.request(),
                request.reason(),
                request.requestedBy(),
                command.confirmedBy()));
    }

    private static DestructionRequested requireOpen(Trail trail, RegistrationId request) {
        return trail.openRequest(request)
                .orElseThrow(() -> Refused.because(
                        "destruction-not-requested",
                        "Det finns ingen öppen begäran om gallring %s.".formatted(request),
                        "There is no open request for destruction %s.".formatted(request)));
    }

    /** The registration in its stead; throws {@link Refused} where an answer of today may rest on it. */
    private static RegistrationId requireDestroyable(Trail trail, RegistrationId target) {
        if (!trail.has(target)) {
            throw Refused.because(
                    "registration-unknown",
                    "Det finns ingen registrering %s.".formatted(target),
                    "There is no registration %s.".formatted(target));
        }
        requireThere(trail, target);
        if (trail.bearsDestruction(target)) {
            throw Refused.because(
                    "order-carried-out",
                    "Registrering %s bär ett gallringsbeslut som är verkställt, och gallras inte själv."
                            .formatted(target),
                    "Registration %s bears an order of destruction that was carried out; it is not destroyed itself."
                            .formatted(target));
        }
        if (trail.lastReplacement(target).isEmpty()) {
            throw Refused.because(
                    "not-cleanly-replaced",
                    "Registrering %s är inte ersatt. Ersätt den först med en registrering utan det som ska gallras."
                            .formatted(target),
                    "Registration %s is not replaced. First replace it by one without what is to be destroyed."
                            .formatted(target));
        }
        return trail.replacement(target).orElseThrow();
    }

    /** Throws {@link Refused} where what the registration recorded is destroyed. */
    static void requireThere(Trail trail, RegistrationId id) {
        trail.destruction(id).ifPresent(told -> {
            throw Refused.because(
                    "already-destroyed",
                    "Registrering %s är redan gallrad enligt %s.".formatted(id, told.orderedBy()),
                    "Registration %s is already destroyed as ordered by %s.".formatted(id, told.orderedBy()));
        });
    }

    private static Entry requireOrdered(Trail trail, RegistrationId target, PointId orderedBy) {
        var orders = trail.ordersAbout(target).stream()
                .filter(entry -> entry.restsOn(orderedBy))
                .filter(entry -> !trail.isAnnulled(entry.registration()))
                .toList();
        var order = orders.stream()
                .filter(Destructions::isDecided)
                .findFirst()
                .or(() -> orders.stream().findFirst());
        if (order.isEmpty()) {
            throw Refused.because(
                    "destruction-not-ordered",
                    "%s anger inte att registrering %s ska gallras. Registrera först beslutet, med verkan order-destruction under punkten."
                            .formatted(orderedBy, target),
                    "%s does not say that registration %s is to be destroyed. First record the decision, with the effect order-destruction under the point."
                            .formatted(orderedBy, target));
        }
        why(trail, order.get(), orderedBy).ifPresent(refusal -> {
            throw refusal;
        });
        return order.get();
    }

    private static boolean isDecided(Entry order) {
        var basis = order.decided().basis();
        return basis.standing() == Standing.DECIDED && isInHand(basis.evidence());
    }

    private static boolean isInHand(Evidence evidence) {
        return evidence == Evidence.ORIGINAL || evidence == Evidence.EXAMPLE;
    }

    /** Why an order is not enough, if it is not. */
    private static Optional<Refused> why(Trail trail, Entry order, PointId orderedBy) {
        DecidedEvent event = order.decided();
        if (event.basis().standing() != Standing.DECIDED) {
            return Optional.of(Refused.because(
                    "order-is-proposal",
                    "%s föreslår gallring men beslutar den inte.".formatted(orderedBy),
                    "%s proposes the destruction but does not decide it.".formatted(orderedBy)));
        }
        if (!isInHand(event.basis().evidence())) {
            return Optional.of(Refused.because(
                    "order-not-in-hand",
                    "%s är bara känt genom andra handlingar. Gallring kräver att protokollet är inläst."
                            .formatted(orderedBy),
                    "%s is only known through other papers. Destruction needs the minutes themselves."
                            .formatted(orderedBy)));
        }
        if (event.basis().valid() instanceof Validity.Awaiting) {
            return Optional.of(Refused.because(
                    "order-awaits",
                    "%s väntar på ett villkor. Registrera beslutet utan villkor när det är uppfyllt."
                            .formatted(orderedBy),
                    "%s awaits a condition. Record the decision without it once it is met.".formatted(orderedBy)));
        }
        var voids = trail.voids();
        if (!voids.inOrder().isEmpty()
                && voids.isOutOfForce(order, voids.inOrder().getLast())) {
            return Optional.of(Refused.because(
                    "order-out-of-force",
                    "%s är upphävt.".formatted(orderedBy),
                    "%s is no longer in force.".formatted(orderedBy)));
        }
        return Optional.empty();
    }
}
