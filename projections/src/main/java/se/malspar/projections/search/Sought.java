package se.malspar.projections.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.time.UnreadableText;

/** What somebody looks for: words, each in any of its forms and also as a part of a compound. */
record Sought(List<Word> words) {

    private static final int MOST_WORDS = 12;

    /** What says nothing of where to look, as long as something else does. */
    private static final Set<String> SAYING_LITTLE = Set.of(
            "och", "i", "för", "att", "av", "en", "ett", "den", "det", "de", "som", "på", "med", "till", "vid", "om",
            "eller", "ska", "skall", "är", "var", "har", "vad", "när", "vem", "the", "of", "and", "in", "for");

    static Sought of(String query) {
        var whole = registrationNumber(query);
        if (whole.isPresent()) {
            return new Sought(List.of(new Word(whole.get())));
        }
        var all = Tokens.words(query).stream().distinct().limit(MOST_WORDS).toList();
        var telling = all.stream().filter(word -> !SAYING_LITTLE.contains(word)).toList();
        return new Sought(
                (telling.isEmpty() ? all : telling).stream().map(Word::new).toList());
    }

    /** A number of a case as one word, whichever way it is written. */
    static Optional<String> registrationNumber(String written) {
        try {
            return RegistrationNumber.parse(written)
                    .key()
                    .flatMap(key -> Tokens.words(key.replace(' ', '/')).stream().findFirst());
        } catch (UnreadableText _) {
            return Optional.empty();
        }
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The same with another word in the place of one. */
    Sought with(int index, String other) {
        return new Sought(IntStream.range(0, words.size())
                .mapToObj(i -> i == index ? new Word(other) : words.get(i))
                .toList());
    }

    /** How well each of the words fits a text: 0 for one that it has not, and little for what only names its subject. */
    List<Integer> fits(List<String> tokens) {
        var names = tokens.indexOf(Texts.NAMED);
        var said = names < 0 ? tokens : tokens.subList(0, names);
        var named = names < 0 ? List.<String>of() : tokens.subList(names, tokens.size());
        return words.stream()
                .map(word -> Math.max(best(word, said), Math.min(best(word, named), Word.NAMES)))
                .toList();
    }

    private static int best(Word word, List<String> tokens) {
        return tokens.stream().mapToInt(word::fits).max().orElse(0);
    }

    boolean fits(String token) {
        return words.stream().anyMatch(word -> word.fits(token) > 0);
    }

    /**
     * A word looked for.
     *
     * @param stem it without the ending that it may be inflected by
     */
    record Word(String written, String stem) {

        static final int EXACTLY = 100;
        private static final int INFLECTED = 90;
        private static final int BEGINS = 60;
        private static final int ENDS = 50;
        static final int NAMES = 40;
        private static final int WITHIN = 30;

        /** Fewer letters than these stand for themselves only. */
        private static final int SHORTEST_PART = 3;

        private static final Pattern ONLY_DIGITS = Pattern.compile("\\d+");

        /** Longest first, each with what it must leave of a word. */
        private static final List<Ending> ENDINGS = List.of(
                new Ending("ernas", 3),
                new Ending("arnas", 3),
                new Ending("ornas", 3),
                new Ending("erna", 3),
                new Ending("arna", 3),
                new Ending("orna", 3),
                new Ending("ens", 3),
                new Ending("ets", 3),
                new Ending("ers", 4),
                new Ending("ars", 4),
                new Ending("ors", 4),
                new Ending("ans", 4),
                new Ending("nas", 4),
                new Ending("en", 3),
                new Ending("et", 3),
                new Ending("er", 3),
                new Ending("ar", 3),
                new Ending("or", 3),
                new Ending("an", 4),
                new Ending("na", 4),
                new Ending("n", 5),
                new Ending("t", 5),
                new Ending("s", 4),
                new Ending("a", 4),
                new Ending("e", 4));

        private record Ending(String letters, int leaves) {}

        Word(String written) {
            this(written, stemOf(written));
        }

        private static String stemOf(String word) {
            return ENDINGS.stream()
                    .filter(ending -> word.endsWith(ending.letters())
                            && word.length() - ending.letters().length() >= ending.leaves())
                    .findFirst()
                    .map(ending ->
                            word.substring(0, word.length() - ending.letters().length()))
                    .orElse(word);
        }

        private boolean standsForItself() {
            return written.length() < SHORTEST_PART
                    || ONLY_DIGITS.matcher(written).matches();
        }

        /** What a row must be like to be worth looking at; words stand there between blanks. */
        List<String> patterns() {
            if (!standsForItself()) {
                return List.of("%" + stem + "%");
            }
            return ONLY_DIGITS.matcher(written).matches()
                    ? List.of("% " + written + " %")
                    : List.of("% " + written + " %", "% " + written + "-%", "%-" + written + " %");
        }

        int fits(String token) {
            if (token.equals(written)) {
                return EXACTLY;
            }
            if (standsForItself()) {
                var hyphenated = !ONLY_DIGITS.matcher(written).matches()
                        && (token.startsWith(written + "-") || token.endsWith("-" + written));
                return hyphenated ? BEGINS : 0;
            }
            var at = token.indexOf(stem);
            if (at < 0) {
                return 0;
            }
            if (stemOf(token).equals(stem) || token.equals(stem)) {
                return INFLECTED;
            }
            if (at == 0) {
                return BEGINS;
            }
            return token.endsWith(stem) || stemOf(token).endsWith(stem) ? ENDS : WITHIN;
        }
    }
}
