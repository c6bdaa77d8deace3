package se.malspar.domain.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.Destroyed;

/** What is left to be told of leaves whose content is destroyed: told by the leaf that tells of it, and by no other. */
final class Remains {

    private Remains() {}

    /** The leaves less those that are destroyed, and in their places what they did to others and still do. */
    static List<Leaf> putBack(List<Leaf> trail) {
        var whole = new ArrayList<Leaf>();
        for (var leaf : trail) {
            if (!(leaf.logged().event() instanceof Destroyed)) {
                whole.add(leaf);
            }
            if (leaf.logged().event() instanceof ContentDestroyed told) {
                told.leaves()
                        .forEach(gone -> told.remainsOf(gone.leaf(), leaf.number())
                                .flatMap(Destroyed::annulled)
                                .ifPresent(annulled -> whole.add(new Leaf(
                                        gone.leaf(),
                                        new Logged(
                                                gone.leaf() + 1,
                                                gone.event(),
                                                told.registration(),
                                                told.recordedAt(),
                                                annulled)))));
            }
        }
        whole.sort(Comparator.comparingLong(Leaf::number));
        return whole;
    }

    /** The events that some leaf tells are destroyed. */
    static Set<UUID> events(List<Leaf> leaves) {
        var events = new HashSet<UUID>();
        leaves.forEach(leaf -> {
            if (leaf.logged().event() instanceof ContentDestroyed told) {
                told.leaves().forEach(gone -> events.add(gone.event()));
            }
        });
        return events;
    }
}
