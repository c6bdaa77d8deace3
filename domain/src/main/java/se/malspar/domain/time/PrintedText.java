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
        var composed = Normalizer.normalize(stripped(text), Normalizer.Form.NFC);
        return DASHES.matcher(BLANKS.matcher(composed).replaceAll(" ")).replaceAll("-");
    }

    /** The levelled text in small letters, for comparison. */
    public static String folded(String text) {
        return levelled(text).toLowerCase(Locale.ROOT);
    }

    private static boolean isBlank(char c) {
        return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
    }
}
