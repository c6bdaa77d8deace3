package se.malspar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;

/** The leaves whose content is destroyed by a decision ({@code gallrade}): their hashes are left, and the leaf that says so. */
record Destroyed(SortedMap<Long, Entry> entries) {

    /** One line: the leaf, its hash, and the leaf that tells of the decision. */
    private static final Pattern LINE = Pattern.compile("(0|[1-9][0-9]{0,17}) ([0-9a-f]{64}) (0|[1-9][0-9]{0,17})");

    record Entry(Hash hash, long decidedIn) {}

    static Destroyed parse(byte[] file) {
        var entries = new TreeMap<Long, Entry>();
        new String(file, UTF_8).lines().forEach(line -> {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new NotWellFormed("not a line about a destroyed leaf: " + line);
            }
            var leaf = Long.parseLong(matcher.group(1));
            var decidedIn = Long.parseLong(matcher.group(3));
            var entry = new Entry(Hash.ofHex(matcher.group(2)), decidedIn);
            if (decidedIn <= leaf || entries.putIfAbsent(leaf, entry) != null) {
                throw new NotWellFormed("a leaf destroyed twice, or before it was recorded: " + line);
            }
        });
        return new Destroyed(entries);
    }

    Optional<Hash> hashOf(long leaf) {
        return Optional.ofNullable(entries.get(leaf)).map(Entry::hash);
    }

    /** The last leaf that the list speaks of; -1 where it speaks of none. */
    long last() {
        return entries.values().stream().mapToLong(Entry::decidedIn).max().orElse(-1);
    }

    /** Says of each which decision it is; throws where the leaf that is said to tell of it does not. */
    void tell(List<String> remarks, LongFunction<TrailEvent> events) {
        entries.forEach((leaf, entry) -> {
            if (events.apply(entry.decidedIn()) instanceof ContentDestroyed told
                    && told.remainsOf(leaf, entry.decidedIn())
                            .filter(remains ->
                                    remains.hash().equals(entry.hash().hex()))
                            .isPresent()) {
                remarks.add("Löv %d är gallrat enligt %s, se löv %d: dess summa står kvar i loggen."
                        .formatted(leaf, told.orderedBy(), entry.decidedIn()));
            } else {
                throw new NotWellFormed("leaf %d is said to be destroyed, and leaf %d does not say so"
                        .formatted(leaf, entry.decidedIn()));
            }
        });
    }
}
