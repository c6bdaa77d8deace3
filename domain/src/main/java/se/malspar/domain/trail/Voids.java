package se.malspar.domain.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.decision.MinutesEvent.Voiding;
import se.malspar.domain.decision.PointId;

/** What takes points out of force, in decided order. */
final class Voids {

    static final Voids NONE = new Voids(List.of());

    private final List<Entry> inOrder;
    private final Map<PointId, List<Entry>> byTarget = new HashMap<>();
    private final Map<PointId, List<Entry>> byOwnPoint = new HashMap<>();

    /** @param inOrder events that are {@link Voiding}, in decided order */
    Voids(List<Entry> inOrder) {
        this.inOrder = inOrder;
        for (var each : inOrder) {
            byTarget.computeIfAbsent(target(each), _ -> new ArrayList<>()).add(each);
            each.point()
                    .ifPresent(own -> byOwnPoint
                            .computeIfAbsent(own, _ -> new ArrayList<>())
                            .add(each));
        }
    }

    static PointId target(Entry voiding) {
        return ((Voiding) voiding.event()).point();
    }

    List<Entry> inOrder() {
        return inOrder;
    }

    /** What takes the point out of force. */
    private List<Entry> of(PointId target) {
        return byTarget.isEmpty() ? List.of() : byTarget.getOrDefault(target, List.of());
    }

    /** What the point takes out of force. */
    List<Entry> by(PointId own) {
        return byOwnPoint.isEmpty() ? List.of() : byOwnPoint.getOrDefault(own, List.of());
    }

    /** The places from which on some of the items no longer stand, or stand again; in decided order. */
    List<Entry> cuts(List<Entry> items) {
        if (inOrder.isEmpty()) {
            return List.of();
        }
        var points = new HashSet<PointId>();
        items.forEach(item -> item.point().ifPresent(points::add));
        return inOrder.stream()
                .filter(item -> points.contains(target(item))
                        || by(target(item)).stream().anyMatch(other -> points.contains(target(other))))
                .toList();
    }

    /** Whether the point that the item rests on has been taken out of force by what stands no later than another item. */
    boolean isOutOfForce(Entry item, Entry at) {
        if (inOrder.isEmpty()) {
            return false;
        }
        Optional<PointId> point = item.point();
        return point.isPresent()
                && of(point.get()).stream()
                        .filter(other -> Entry.IN_DECIDED_ORDER.compare(other, at) <= 0)
                        .anyMatch(other -> !isOutOfForce(other, at));
    }
}
