package se.malspar.projections.words;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What differs between two texts, word by word. */
public final class Words {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)|(?<=[\\p{Punct}])(?=\\S)|(?=[\\p{Punct}])");

    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of words with one fate. */
    public record Stretch(Change change, String text) {}

    private Words() {}

    /** The later text with what was taken out of the earlier one where it stood. */
    public static List<Stretch> difference(String before, String after) {
        var from = List.of(BETWEEN_WORDS.split(before));
        var to = List.of(BETWEEN_WORDS.split(after));
        var stretches = new ArrayList<Stretch>();
        var at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(from, to, Words::isSameWord).getDeltas()) {
            add(stretches, Change.SAME, to.subList(at, delta.getTarget().getPosition()));
            add(stretches, Change.REMOVED, delta.getSource().getLines());
            add(stretches, Change.ADDED, delta.getTarget().getLines());
            at = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        add(stretches, Change.SAME, to.subList(at, to.size()));
        return List.copyOf(stretches);
    }

    /** A word keeps the space after it, which it has not at the end of a sentence. */
    private static boolean isSameWord(String one, String other) {
        return one.stripTrailing().equals(other.stripTrailing());
    }

    private static void add(List<Stretch> stretches, Change change, List<String> words) {
        if (!words.isEmpty()) {
            stretches.add(new Stretch(change, String.join("", words)));
        }
    }
}
