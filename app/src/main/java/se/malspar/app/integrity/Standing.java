package se.malspar.app.integrity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.malspar.app.integrity.Checkpoints.AnchorKind;
import se.malspar.domain.ledger.SignedNote;

/**
 * How far a municipality's log can be believed, and why.
 *
 * @param checkpoint what was signed last, with the log's own signatures
 */
public record Standing(Optional<Quarantine> quarantine, Optional<SignedNote> checkpoint, List<Held> anchors) {

    /** As many as it takes for the log to be called witnessed. */
    public static final int ENOUGH = 2;

    /**
     * The latest that somebody outside holds.
     *
     * @param current whether hardly anything was recorded that is not in it
     */
    public record Held(AnchorKind kind, String name, long size, Instant anchoredAt, boolean current) {}

    /** Whether at least two outside hold what the log says, or what it said a short while ago. */
    public boolean isWitnessed() {
        return anchors.stream().filter(Held::current).count() >= ENOUGH && quarantine.isEmpty();
    }

    /** The entity tag of what shows an answer and this beside it: another as soon as either is. */
    public String tag(String answer) {
        return answer.substring(0, answer.length() - 1)
                + (isWitnessed() ? ".v" : ".e")
                + quarantine.map(each -> "k" + each.since().getEpochSecond()).orElse("")
                + "\"";
    }
}
