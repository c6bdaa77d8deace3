package se.malspar.benchmark.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long each of many answers took, round by round. */
public final class Took {

    private final List<long[]> rounds = new ArrayList<>();

    public void add(long[] nanos) {
        Arrays.sort(nanos);
        rounds.add(nanos);
    }

    /** In milliseconds, the median of the rounds. */
    public double millis(double percentile) {
        return median(ofRounds(percentile));
    }

    public double lowest(double percentile) {
        return Arrays.stream(ofRounds(percentile)).min().orElse(Double.NaN);
    }

    public double highest(double percentile) {
        return Arrays.stream(ofRounds(percentile)).max().orElse(Double.NaN);
    }

    /** The median of the rounds' ratios to another's: what came over the machine came over both. */
    public double ratioTo(Took other, double percentile) {
        var mine = ofRounds(percentile);
        var others = other.ofRounds(percentile);
        var ratios = new double[Math.min(mine.length, others.length)];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = mine[i] / others[i];
        }
        return median(ratios);
    }

    private double[] ofRounds(double percentile) {
        return rounds.stream()
                .mapToDouble(nanos -> nanos[(int) Math.max(0, Math.ceil(nanos.length * percentile) - 1)] / 1e6)
                .toArray();
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
