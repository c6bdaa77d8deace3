package se.malspar.benchmark.answer;

import java.util.List;
import java.util.stream.Stream;

/** From one day or instant to another, the last excluded. */
public record Between<T extends Comparable<? super T>>(T since, T until) {

    public boolean isEmpty() {
        return since.compareTo(until) >= 0;
    }

    boolean holds(T one) {
        return since.compareTo(one) <= 0 && one.compareTo(until) < 0;
    }

    Between<T> and(Between<T> other) {
        return new Between<>(later(since, other.since), earlier(until, other.until));
    }

    /** What is before the other and what is after it. */
    List<Between<T>> without(Between<T> other) {
        return Stream.of(
                        new Between<>(since, earlier(until, other.since)),
                        new Between<>(later(since, other.until), until))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static <T extends Comparable<? super T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
