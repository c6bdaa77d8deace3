package se.malspar.domain.trail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.Subject;

/**
 * What was decided and reported about one goal, plan or commission and its parts and is not annulled, in decided order,
 * and what it has come to: remembered, so that what is decided last, as most is, is judged without replaying all that came before.
 */
final class Line {

    private final Subject root;
    private final List<Entry> inOrder = new ArrayList<>();
    private boolean cut;
    private @Nullable Life end;
    private int ended;

    Line(Subject root) {
        this.root = root;
    }

    void add(Entry entry) {
        var at = inOrder.size();
        while (at > 0 && entry.isBefore(inOrder.get(at - 1))) {
            at--;
        }
        if (at < inOrder.size()) {
            forget();
        }
        inOrder.add(at, entry);
    }

    /** Moves an entry to where its day, read otherwise, puts it. */
    void replace(Entry placed) {
        if (inOrder.removeIf(each -> each.leaf() == placed.leaf())) {
            forget();
            add(placed);
        }
    }

    /** Something that it rests on was revoked or annulled: from then on it has no simple end. */
    void isCut() {
        cut = true;
        forget();
    }

    /** Whether nothing that it rests on was ever revoked or annulled. */
    boolean isWhole() {
        return !cut;
    }

    /** Takes out what is annulled. */
    void remove(Entry annulled) {
        if (inOrder.removeIf(each -> each.leaf() == annulled.leaf())) {
            forget();
        }
    }

    /** Whether the next decision at its end is judged without a replay from its beginning. */
    boolean isRemembered() {
        return end != null;
    }

    private void forget() {
        end = null;
        ended = 0;
    }

    List<Entry> inOrder() {
        return Collections.unmodifiableList(inOrder);
    }

    boolean endsBefore(Entry next) {
        return inOrder.isEmpty() || inOrder.getLast().isBefore(next);
    }

    /** What it has come to, where it is whole; absent where what stands in it does not follow. */
    Optional<Life> end() {
        var life = end == null ? Life.of(root) : end;
        try {
            for (var entry : inOrder.subList(ended, inOrder.size())) {
                life = life.after(entry.decided());
            }
        } catch (Contradiction _) {
            forget();
            return Optional.empty();
        }
        end = life;
        ended = inOrder.size();
        return Optional.of(life);
    }
}
