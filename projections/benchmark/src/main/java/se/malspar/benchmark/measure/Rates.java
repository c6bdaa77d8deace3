package se.malspar.benchmark.measure;

import java.util.ArrayList;
import java.util.List;

/** How many a second, round by round. */
public final class Rates {

    private final List<Double> rounds = new ArrayList<>();
    private final Took took = new Took();

    public void add(long count, long nanos) {
        rounds.add(count * 1e9 / nanos);
    }

    public void add(long count, long nanos, long[] each) {
        add(count, nanos);
        took.add(each);
    }

    public double median() {
        return Took.median(values());
    }

    public double lowest() {
        return rounds.stream().mapToDouble(rate -> rate).min().orElse(Double.NaN);
    }

    public double highest() {
        return rounds.stream().mapToDouble(rate -> rate).max().orElse(Double.NaN);
    }

    public double ratioTo(Rates other) {
        var ratios = new double[Math.min(rounds.size(), other.rounds.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i) / other.rounds.get(i);
        }
        return Took.median(ratios);
    }

    /** What each took, where that was measured. */
    public Took each() {
        return took;
    }

    private double[] values() {
        return rounds.stream().mapToDouble(rate -> rate).toArray();
    }
}
