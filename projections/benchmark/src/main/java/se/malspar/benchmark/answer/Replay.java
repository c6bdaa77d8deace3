package se.malspar.benchmark.answer;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was decided at a meeting, what it changed and what has become of it. */
public record Replay(
        List<Section> sections,
        @Nullable String minutesApprovedOn,
        @Nullable LocalDate previous,
        @Nullable LocalDate next) {

    /**
     * A § with its points.
     *
     * @param since what has happened to its points since
     */
    public record Section(String paragraph, String title, int points, List<String> since, List<Entry> changes) {}
}
