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

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-./:][\\p{L}\\p{M}\\p{N}]+)*");
    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Tokens() {}

    /** A word and where it stands in the text. */
    record Token(String word, int start, int end) {}

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        var words = WORD.matcher(text);
        while (words.find()) {
            tokens.add(new Token(levelled(words.group()), words.start(), words.end()));
        }
        return tokens;
    }

    static List<String> words(String text) {
        return of(text).stream().map(Token::word).toList();
    }

    private static String levelled(String written) {
        var number = NUMBER.matcher(written);
        if (number.matches()) {
            return number.group(1);
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

    /** Without any mark above or below, also on å, ä and ö. */
    static String bare(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }
}
