package se.malspar.domain.decision;

import java.text.Normalizer;
import java.util.Optional;

/** What a text must be to be stored for ever: not blank, not endless, composed (NFC) and free of hidden characters. */
public final class Texts {

    /** The longest single text, in characters: a page or so, well below the log's limit for one event. */
    public static final int LONGEST = 12_000;

    private Texts() {}

    /** The text in composed form without outer blanks; throws {@link Malformed} where it cannot be stored. */
    public static String required(String field, String text) {
        return required(field, text, LONGEST);
    }

    public static String required(String field, String text, int longest) {
        var plain = isPlain(text);
        var composed = (plain ? text : Normalizer.normalize(text, Normalizer.Form.NFC)).strip();
        if (composed.isEmpty()) {
            throw new Malformed(field, text, "Fältet får inte vara tomt.", "The field must not be blank.");
        }
        if (composed.length() > longest) {
            throw new Malformed(
                    field,
                    composed.substring(0, 40) + "…",
                    "Texten är längre än %d tecken.".formatted(longest),
                    "The text is longer than %d characters.".formatted(longest));
        }
        for (int i = 0; !plain && i < composed.length(); i += Character.charCount(composed.codePointAt(i))) {
            var hidden = composed.codePointAt(i);
            if (isHidden(hidden)) {
                throw new Malformed(
                        field,
                        "U+%04X".formatted(hidden),
                        "Texten innehåller ett osynligt tecken (U+%04X) som inte kan lagras.".formatted(hidden),
                        "The text contains a hidden character (U+%04X) that cannot be stored.".formatted(hidden));
            }
        }
        return composed;
    }

    public static Optional<String> optional(String field, Optional<String> text) {
        return text.map(given -> required(field, given));
    }

    /** Whether it is all of letters and signs that are composed, seen, and most of what anybody writes. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c >= 0x300) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Control characters but tab and line break, direction marks, zero-width characters, halves of characters. */
    private static boolean isHidden(int c) {
        return (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0x7f && c < 0xa0)
                || c == 0x200b
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff
                || isLoneSurrogate(c);
    }
}
