package se.malspar.app.pages.ram;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * A line of time on true scale, whole years from end to end. Everything has its place in percent, so that the line fits
 * every width and its letters stay as large as they are.
 */
public record Timeline(List<YearMark> years, List<Mark> marks) {

    /** More labels than this do not fit beside each other. */
    private static final int MOST_LABELS = 12;

    private static final String HERE = "here";

    private static final double FROM = 1.5;
    private static final double TO = 98.5;

    /** The beginning of a year; one without a label is a mere tick. */
    public record YearMark(String x, String label) {}

    /**
     * What happened at a place on the line: where several days fall on the same spot, the last of them.
     *
     * @param kind which symbol it has
     */
    public record Mark(String x, String kind, LocalDate date, String title) {}

    /** Something that happened on a day. */
    public record Happening(LocalDate date, String kind, String title) {}

    /** The line that has room for all that happened and for one more day. */
    public static Timeline of(Collection<Happening> happenings, LocalDate alsoDate) {
        var first = happenings.stream()
                .map(Happening::date)
                .min(LocalDate::compareTo)
                .filter(date -> date.isBefore(alsoDate))
                .orElse(alsoDate)
                .withDayOfYear(1);
        var last = happenings.stream()
                .map(Happening::date)
                .max(LocalDate::compareTo)
                .filter(date -> date.isAfter(alsoDate))
                .orElse(alsoDate)
                .withDayOfYear(1)
                .plusYears(1);
        var line = new Timeline(years(first, last), new ArrayList<>());
        var spots = new LinkedHashMap<String, Mark>();
        for (var each : happenings) {
            var x = x(each.date(), first, last);
            spots.put(each.kind() + x, new Mark(x, each.kind(), each.date(), each.title()));
        }
        line.marks().addAll(spots.values());
        line.marks().add(new Mark(x(alsoDate, first, last), HERE, alsoDate, alsoDate.toString()));
        return line;
    }

    /** The marks as SVG: a page has hundreds of them, and a template would be long about each. */
    public String drawn() {
        var svg = new StringBuilder();
        for (var mark : marks) {
            svg.append("<svg class=\"mark ")
                    .append(mark.kind())
                    .append("\" x=\"")
                    .append(mark.x());
            svg.append("\" y=\"34\"");
            if (!mark.kind().equals(HERE)) {
                svg.append(" data-day=\"").append(mark.date()).append('"');
            }
            svg.append("><title>").append(HtmlUtils.htmlEscape(mark.title(), "UTF-8"));
            svg.append("</title>").append(shape(mark.kind())).append("</svg>");
        }
        return svg.toString();
    }

    private static String shape(String kind) {
        return switch (kind) {
            case HERE -> "<path d=\"M0 -9 l-8 -14 h16 z M0 -9 V 10\"/>";
            case "reported" -> "<rect x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/>";
            default -> "<circle r=\"5.5\"/>";
        };
    }

    /** The place of the day shown. */
    public String here() {
        return marks.getLast().x();
    }

    private static List<YearMark> years(LocalDate first, LocalDate last) {
        var count = last.getYear() - first.getYear();
        var step = Math.ceilDiv(count, MOST_LABELS);
        var years = new ArrayList<YearMark>();
        for (var year = first.getYear(); year < last.getYear(); year++) {
            var label = (year - first.getYear()) % step == 0 ? Integer.toString(year) : "";
            years.add(new YearMark(x(Year.of(year).atDay(1), first, last), label));
        }
        return years;
    }

    private static String x(LocalDate date, LocalDate first, LocalDate last) {
        var share = (double) ChronoUnit.DAYS.between(first, date) / ChronoUnit.DAYS.between(first, last);
        return String.format(Locale.ROOT, "%.1f%%", FROM + share * (TO - FROM));
    }
}
