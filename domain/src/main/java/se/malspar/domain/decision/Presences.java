package se.malspar.domain.decision;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which parts of a whole have been mentioned, and whether each is there. Immutable; kept in a few bundles, so that one
 * with another part in it shares most of what it holds with the one before.
 */
public final class Presences<K> {

    private static final int BUNDLES = 16;

    private final List<Map<K, Presence>> bundles;

    private Presences(List<Map<K, Presence>> bundles) {
        this.bundles = bundles;
    }

    /** Nothing was ever mentioned. */
    public static <K> Presences<K> none() {
        return new Presences<>(Collections.nCopies(BUNDLES, Map.of()));
    }

    public Presence of(K part) {
        return bundle(part).getOrDefault(part, Presence.UNKNOWN);
    }

    /** Whether it was ever there, if it is not now. */
    public boolean isMentioned(K part) {
        return bundle(part).containsKey(part);
    }

    /** After a decision or a report that a part is there, or no more. */
    public Presences<K> said(K part, boolean there, Standing standing) {
        var bundle = new HashMap<>(bundle(part));
        bundle.put(part, of(part).said(there, standing));
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array knows no type parameters
        Map<K, Presence>[] changed = bundles.toArray(new Map[0]);
        changed[index(part)] = bundle;
        return new Presences<>(List.of(changed));
    }

    private Map<K, Presence> bundle(K part) {
        return bundles.get(index(part));
    }

    private int index(K part) {
        var hash = part.hashCode();
        return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (BUNDLES - 1);
    }
}
