package se.malspar.projections.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text as they are compared: small letters, numbers without leading zeros, accents on å, ä and ö only. What
 * hyphens, slashes and full stops hold together is one word: «ks-2020-1», «2018/109», «1.2».
 */
final class Tokens {

    /** What may hold two parts of one word together. */
    private static final String JOINS = "-./:";

    /** A bit for each kind of character that words are made of: letters, marks and numbers. */
    private static final int OF_WORDS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Tokens() {}

    /** A word and where it stands in the text. */
    record Token(String word, int start, int end) {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            var end = endOfWord(text, at);
            if (end > at) {
                tokens.add(new Token(levelled(text.substring(at, end)), at, end));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return tokens;
    }

    /** Where the word that begins here ends; the same place where none does. */
    private static int endOfWord(String text, int start) {
        var end = endOfRun(text, start);
        while (end > start && end < text.length() && JOINS.indexOf(text.charAt(end)) >= 0) {
            var next = endOfRun(text, end + 1);
            if (next == end + 1) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** After the letters, marks and numbers that stand together here. */
    private static int endOfRun(String text, int start) {
        int end = start;
        while (end < text.length()) {
            var c = text.codePointAt(end);
            if ((OF_WORDS >> Character.getType(c) & 1) == 0) {
                return end;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    static List<String> words(String text) {
        return of(text).stream().map(Token::word).toList();
    }

    private static String levelled(String written) {
        if (isNumber(written)) {
            return withoutLeadingZeros(written);
        }
        if (isPlain(written)) {
            return written;
        }
        var composed = Normalizer.normalize(written, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var levelled = new StringBuilder();
        composed.codePoints().forEach(c -> {
            if (c < 0x80 || c == 'å' || c == 'ä' || c == 'ö') {
                levelled.appendCodePoint(c);
            } else {
                levelled.append(bare(Character.toString(c)));
            }
        });
        return levelled.toString();
    }

    private static boolean isNumber(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (!isDigit(written.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String withoutLeadingZeros(String number) {
        int first = 0;
        while (first < number.length() - 1 && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    /** As most words are written: nothing in it is changed. */
    private static boolean isPlain(String written) {
        for (int i = 0; i < written.length(); i++) {
            var c = written.charAt(i);
            var isPlain = (c < 0x80 && (c < 'A' || c > 'Z')) || c == 'å' || c == 'ä' || c == 'ö';
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    /** Without any mark above or below, also on å, ä and ö. */
    static String bare(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }
}
