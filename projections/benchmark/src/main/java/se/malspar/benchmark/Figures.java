package se.malspar.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.malspar.benchmark.measure.Rates;
import se.malspar.benchmark.measure.Took;

/** What was measured, as the report tells it: sections of tables, and the bars with what came of them. */
final class Figures {

    private static final Locale SWEDISH = Locale.of("sv", "SE");

    /** A bar that the product is held to. */
    record Bar(String what, String bar, String measured, boolean met) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Bar> bars = new ArrayList<>();

    void section(String heading, String prose) {
        text.append("\n## ").append(heading).append("\n\n").append(prose).append('\n');
    }

    void prose(String prose) {
        text.append('\n').append(prose).append('\n');
    }

    void table(String... headings) {
        text.append("\n| ").append(String.join(" | ", headings)).append(" |\n|");
        text.append("---|").append("---:|".repeat(headings.length - 1)).append('\n');
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    void bar(String what, String bar, String measured, boolean met) {
        bars.add(new Bar(what, bar, measured, met));
    }

    List<Bar> bars() {
        return bars;
    }

    String text() {
        return text.toString();
    }

    static String number(long whole) {
        return String.format(SWEDISH, "%,d", whole).replace('\u00a0', ' ');
    }

    static String decimal(double value) {
        return String.format(SWEDISH, value < 0.095 ? "%.3f" : "%.2f", value);
    }

    static String rate(Rates rates) {
        return "%s (%s–%s)"
                .formatted(
                        number(Math.round(rates.median())),
                        number(Math.round(rates.lowest())),
                        number(Math.round(rates.highest())));
    }

    /** The median of the rounds with the lowest and the highest. */
    static String millis(Took took, double percentile) {
        return "%s (%s–%s)"
                .formatted(
                        decimal(took.millis(percentile)),
                        decimal(took.lowest(percentile)),
                        decimal(took.highest(percentile)));
    }
}
