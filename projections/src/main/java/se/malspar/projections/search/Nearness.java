package se.malspar.projections.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which word somebody may have meant: one that has it without its dots and rings, or one that is spelt much like it. */
final class Nearness {

    private static final int SHORTEST = 4;
    private static final double NEAR = 0.5;

    private Nearness() {}

    /** The part of a word that reads so without marks, or else the whole of the word spelt most like it. */
    static Optional<String> nearest(Sought.Word sought, Collection<String> vocabulary) {
        if (sought.written().length() < SHORTEST) {
            return Optional.empty();
        }
        var bare = Tokens.bare(sought.stem());
        var unmarked = vocabulary.stream()
                .filter(word -> Tokens.bare(word).contains(bare))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        if (unmarked.isPresent()) {
            // letters with and without their marks are as many
            var from = Tokens.bare(unmarked.get()).indexOf(bare);
            return unmarked.map(word -> word.substring(from, from + bare.length()));
        }
        var threes = threes(Tokens.bare(sought.written()));
        return vocabulary.stream()
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> new Near(word, nearness(threes, Tokens.bare(word))))
                .filter(near -> near.nearness() >= NEAR)
                .max(Comparator.comparingDouble(Near::nearness)
                        .thenComparing(
                                Near::word,
                                Comparator.comparingInt(String::length)
                                        .thenComparing(Comparator.naturalOrder())
                                        .reversed()))
                .map(Near::word);
    }

    private record Near(String word, double nearness) {}

    /** How many of the threes of letters the word has. */
    private static double nearness(Set<String> threes, String word) {
        var shared = threes(word);
        shared.retainAll(threes);
        return (double) shared.size() / threes.size();
    }

    private static Set<String> threes(String word) {
        var padded = "  " + word + " ";
        var threes = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            threes.add(padded.substring(i, i + 3));
        }
        return threes;
    }
}
