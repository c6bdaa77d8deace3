package se.malspar.domain.fulfilment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/**
 * A body's follow-up of a period: every activity of its plans, and every measure and goal of its own, one row each.
 *
 * @param removed what a decision has taken out of the plans
 * @param approval the § that approved the follow-up
 */
public record PeriodReport(
        BodyCode body,
        ReportingPeriod period,
        Section activities,
        Section measures,
        Section goals,
        List<Assessment.Removed> removed,
        Optional<FieldValue> approval) {

    /**
     * A row.
     *
     * @param told whether the period's follow-up tells of it: a status, or for a measure an outcome
     * @param stoodStill for how many periods before this one what is told was the same
     */
    public record Row(Assessment assessment, boolean told, int stoodStill) {}

    /**
     * The rows of a level.
     *
     * @param counts how many rows have each value: together all rows
     */
    public record Section(SortedMap<String, Integer> counts, List<Row> rows) {

        static Section of(List<Row> rows) {
            return new Section(counted(rows.stream().map(Row::assessment)), List.copyOf(rows));
        }

        /** What the follow-up does not tell of. */
        public List<Row> untold() {
            return rows.stream().filter(row -> !row.told()).toList();
        }

        /** Of what the same has been told for that many periods before, or more. */
        public List<Row> thatStoodStill(int periods) {
            return rows.stream().filter(row -> row.stoodStill() >= periods).toList();
        }
    }

    /** How many have each value. */
    static SortedMap<String, Integer> counted(Stream<Assessment> assessments) {
        var counts = new TreeMap<String, Integer>();
        assessments.forEach(each -> counts.merge(each.computed().value(), 1, Integer::sum));
        return counts;
    }
}
