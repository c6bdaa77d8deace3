package se.malspar.app.pages.sammantrade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.projections.papers.DecisionDays;

/** The meetings of a year that anything is known of, the latest first. */
public record MeetingYear(int year, List<Meeting> meetings) {

    /** A meeting, and how many of its §§ are in hand or known through other papers only. */
    public record Meeting(MeetingId meeting, int inHand, int onlyCited) {}

    static List<MeetingYear> of(DecisionDays days, LocalDate decidedBy) {
        var years = new TreeMap<Integer, List<Meeting>>();
        for (var day : days.days().reversed()) {
            if (!day.date().isAfter(decidedBy)) {
                Stream.concat(day.inHand().stream(), day.onlyCited().stream())
                        .map(ParagraphId::meeting)
                        .distinct()
                        .forEach(meeting -> years.computeIfAbsent(day.date().getYear(), _ -> new ArrayList<>())
                                .add(new Meeting(
                                        meeting, count(day.inHand(), meeting), count(day.onlyCited(), meeting))));
            }
        }
        return years.descendingMap().entrySet().stream()
                .map(year -> new MeetingYear(year.getKey(), year.getValue()))
                .toList();
    }

    private static int count(List<ParagraphId> paragraphs, MeetingId meeting) {
        return (int) paragraphs.stream()
                .filter(each -> each.meeting().equals(meeting))
                .count();
    }
}
