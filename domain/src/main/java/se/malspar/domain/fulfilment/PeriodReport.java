package se.malspar.domain.fulfilment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/**
 * A body's follow-up of a period: every activity of its plans, one row each.
 *
 * @param counts how many rows have each value: together all rows
 * @param removed what a decision has taken out of the plans
 * @param approval the § that approved the follow-up
 */
public record PeriodReport(
        BodyCode body,
        ReportingPeriod period,
        SortedMap<String, Integer> counts,
        List<Row> rows,
        List<Assessment.Removed> removed,
        Optional<FieldValue> approval) {

    /**
     * An activity.
     *
     * @param stoodStill for how many periods before this one its status was the same
     */
    public record Row(Assessment activity, int stoodStill) {}

    static PeriodReport of(
            BodyCode body,
            ReportingPeriod period,
            List<Row> rows,
            List<Assessment.Removed> removed,
            Optional<FieldValue> approval) {
        var counts = new TreeMap<String, Integer>();
        rows.forEach(row -> counts.merge(row.activity().computed().value(), 1, Integer::sum));
        return new PeriodReport(body, period, counts, List.copyOf(rows), List.copyOf(removed), approval);
    }

    /** The activities that the period's follow-up does not tell of. */
    public List<Row> withoutReport() {
        return rows.stream().filter(row -> row.activity().reported().isEmpty()).toList();
    }

    /** The activities whose status has been the same for that many periods before, or more. */
    public List<Row> thatStoodStill(int periods) {
        return rows.stream().filter(row -> row.stoodStill() >= periods).toList();
    }
}
