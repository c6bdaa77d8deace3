package se.malspar.domain.time;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What printing does to a text without changing what it says: kinds of blanks, line breaks, dashes and letters. */
public final class PrintedText {

    private static final Pattern BLANKS = Pattern.compile("[\\h\\v]+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010\\u2011\\u2013]");

    private PrintedText() {}

    /** The text itself, without the blanks around it. */
    public static String stripped(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The text on one line, in composed letters, with single ordinary blanks and hyphens. */
    public static String levelled(String text) {
        if (isLevel(text)) {
            return text;
        }
        var composed = Normalizer.normalize(stripped(text), Normalizer.Form.NFC);
        return DASHES.matcher(BLANKS.matcher(composed).replaceAll(" ")).replaceAll("-");
    }

    /** The levelled text in small letters, for comparison. */
    public static String folded(String text) {
        return levelled(text).toLowerCase(Locale.ROOT);
    }

    /** Whether there is nothing to level: printable ASCII with single blanks inside. */
    private static boolean isLevel(String text) {
        var wasBlank = true;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var isBlank = c == ' ';
            if (c < ' ' || c > '~' || (isBlank && wasBlank)) {
                return false;
            }
            wasBlank = isBlank;
        }
        return text.isEmpty() || !wasBlank;
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }
}
