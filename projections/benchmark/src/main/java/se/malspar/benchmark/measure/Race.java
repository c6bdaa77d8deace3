package se.malspar.benchmark.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import se.malspar.benchmark.answer.Contestant;

/** The same questions to everybody, round after round, each beginning with another. */
public final class Race {

    /** Rounds at most that are asked before anything counts. */
    public static final int WARM_UP_ROUNDS = 2;

    private Race() {}

    /** What each took, by name. Answers that differ end the run; that is checked before, see {@link #compare}. */
    public static <Q> Map<String, Took> run(
            List<? extends Contestant<Q, ?, ?>> contestants, int rounds, IntFunction<List<Q>> questions) {
        var took = new LinkedHashMap<String, Took>();
        contestants.forEach(each -> took.put(each.name(), new Took()));
        var before = Math.min(WARM_UP_ROUNDS, rounds);
        for (int round = 0; round < before + rounds; round++) {
            var asked = questions.apply(round);
            for (int turn = 0; turn < contestants.size(); turn++) {
                var contestant = contestants.get((round + turn) % contestants.size());
                var nanos = ask(contestant, asked);
                var mine = took.get(contestant.name());
                if (round >= before && mine != null) {
                    mine.add(nanos);
                }
            }
        }
        return took;
    }

    private static <Q> long[] ask(Contestant<Q, ?, ?> contestant, List<Q> questions) {
        var nanos = new long[questions.size()];
        for (int i = 0; i < nanos.length; i++) {
            var start = System.nanoTime();
            var answer = contestant.answer(questions.get(i));
            nanos[i] = System.nanoTime() - start;
            if (answer == null) {
                throw new WrongAnswer(contestant.name() + " did not answer " + questions.get(i));
            }
        }
        return nanos;
    }

    /** Throws {@link WrongAnswer} unless all contestants answer alike. */
    public static <Q, C> void compare(List<? extends Contestant<Q, ?, C>> contestants, List<Q> questions) {
        for (var question : questions) {
            var first = contestants.getFirst();
            var expected = answer(first, question);
            for (var other : contestants.subList(1, contestants.size())) {
                var given = answer(other, question);
                if (!expected.equals(given)) {
                    throw new WrongAnswer("%s and %s differ on %s:%n%s"
                            .formatted(first.name(), other.name(), question, difference(expected, given)));
                }
            }
        }
    }

    private static <Q, A, C> C answer(Contestant<Q, A, C> contestant, Q question) {
        return contestant.comparable(contestant.answer(question));
    }

    private static String difference(Object expected, Object given) {
        if (expected instanceof List<?> one && given instanceof List<?> other) {
            var missing =
                    one.stream().filter(each -> !other.contains(each)).limit(3).toList();
            var added =
                    other.stream().filter(each -> !one.contains(each)).limit(3).toList();
            return "%d and %d rows; only in the first %s%nonly in the other %s"
                    .formatted(one.size(), other.size(), missing, added);
        }
        return "%s%n%s".formatted(expected, given);
    }
}
