package se.malspar.projections.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;

/** On which days is anything known to have been decided? */
public record DecisionDays(List<Day> days) {

    private static final Comparator<ParagraphId> ORDER = Comparator.comparing(
                    (ParagraphId id) -> id.meeting().body().value())
            .thenComparingInt(id -> id.meeting().ordinal())
            .thenComparing(ParagraphId::number);

    /**
     * A day of decisions.
     *
     * @param inHand the §§ whose text is in hand
     * @param onlyCited those known through other papers only
     */
    public record Day(LocalDate date, List<ParagraphId> inHand, List<ParagraphId> onlyCited) {}

    /** The days in order, as known at an instant; of one body, or of all. */
    public static DecisionDays of(
            Papers papers, Municipality municipality, Optional<BodyCode> body, Instant recordedBy) {
        var evidence = new TreeMap<ParagraphId, Evidence>(
                Comparator.comparing((ParagraphId id) -> id.meeting().date()).thenComparing(ORDER));
        papers.references(municipality, recordedBy).stream()
                .flatMap(cited -> cited.reference().identified().stream())
                .forEach(id -> evidence.put(id, Evidence.REFERENCED));
        evidence.putAll(papers.evidence(municipality, recordedBy));
        var days = new TreeMap<LocalDate, Day>();
        evidence.forEach((id, best) -> {
            if (body.stream().allMatch(id.meeting().body()::equals)) {
                var day = days.computeIfAbsent(
                        id.meeting().date(), date -> new Day(date, new ArrayList<>(), new ArrayList<>()));
                switch (best) {
                    case ORIGINAL, EXAMPLE -> day.inHand().add(id);
                    case REFERENCED, STATED -> day.onlyCited().add(id);
                }
            }
        });
        return new DecisionDays(List.copyOf(days.values()));
    }

    /** The last day with a decision up to a day. */
    public Optional<Day> lastBy(LocalDate decidedBy) {
        return days.stream().filter(day -> !day.date().isAfter(decidedBy)).reduce((_, later) -> later);
    }

    /** The first day with a decision after a day. */
    public Optional<Day> firstAfter(LocalDate decidedBy) {
        return days.stream().filter(day -> day.date().isAfter(decidedBy)).findFirst();
    }
}
