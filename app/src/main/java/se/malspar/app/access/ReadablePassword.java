package se.malspar.app.access;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A random password that can be read aloud and typed: five made-up words of two syllables, some 64 bits. */
final class ReadablePassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CONSONANTS = "bdfghjklmnprstv";
    private static final String VOWELS = "aeiouy";
    private static final int WORDS = 5;
    private static final int SYLLABLES = 2;

    private ReadablePassword() {}

    static String next() {
        return IntStream.range(0, WORDS).mapToObj(_ -> word()).collect(Collectors.joining("-"));
    }

    private static String word() {
        return IntStream.range(0, SYLLABLES)
                .mapToObj(_ -> anyOf(CONSONANTS) + anyOf(VOWELS))
                .collect(Collectors.joining());
    }

    private static String anyOf(String letters) {
        return String.valueOf(letters.charAt(RANDOM.nextInt(letters.length())));
    }
}
