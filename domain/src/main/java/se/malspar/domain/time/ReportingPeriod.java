package se.malspar.domain.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The days a follow-up tells about, both ends included, written as an ISO interval. */
public record ReportingPeriod(LocalDate from, LocalDate to) {

    private static final Locale SWEDISH = Locale.of("sv", "SE");
    private static final int MONTHS_IN_A_TERTIAL = 4;

    private static final Pattern INTERVAL =
            Pattern.compile("(?<from>\\d{4}-\\d{2}-\\d{2})/(?<to>\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern YEAR = Pattern.compile("(?<from>\\d{4})");
    private static final Pattern YEARS = Pattern.compile("(?<from>\\d{4})--?(?<to>\\d{4})");
    private static final Pattern TERTIAL = Pattern.compile("(?<from>\\d{4})-t(?<part>[1-3])");
    private static final Pattern MONTH = Pattern.compile("(?<from>\\d{4})-(?<part>0[1-9]|1[0-2])");

    public ReportingPeriod {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("Reported from %s to %s: ends before it begins".formatted(from, to));
        }
        if (from.getYear() < DecidedOn.FIRST_YEAR || to.getYear() > DecidedOn.LAST_YEAR) {
            throw new IllegalArgumentException("Reported from %s to %s: outside the years %d to %d"
                    .formatted(from, to, DecidedOn.FIRST_YEAR, DecidedOn.LAST_YEAR));
        }
    }

    public static ReportingPeriod year(Year year) {
        return years(year, year);
    }

    public static ReportingPeriod years(Year first, Year last) {
        return new ReportingPeriod(first.atDay(1), last.atMonth(12).atEndOfMonth());
    }

    /** A third of a year: the first is January to April. */
    public static ReportingPeriod tertial(Year year, int tertial) {
        return new ReportingPeriod(
                year.atMonth(MONTHS_IN_A_TERTIAL * (tertial - 1) + 1).atDay(1),
                year.atMonth(MONTHS_IN_A_TERTIAL * tertial).atEndOfMonth());
    }

    public static ReportingPeriod month(YearMonth month) {
        return new ReportingPeriod(month.atDay(1), month.atEndOfMonth());
    }

    /** Reads the interval, or one of the shorthands 2026, 2026-T1, 2026-03 and 2019--2022. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReportingPeriod parse(String text) {
        var asStored = interval(text);
        if (asStored != null) {
            return asStored;
        }
        var written = PrintedText.folded(text);
        var interval = INTERVAL.matcher(written);
        if (interval.matches()) {
            return between(
                    text, SwedishDate.parseDay(group(interval, "from")), SwedishDate.parseDay(group(interval, "to")));
        }
        var year = YEAR.matcher(written);
        if (year.matches()) {
            return year(year(text, year, "from"));
        }
        var years = YEARS.matcher(written);
        if (years.matches()) {
            var first = year(text, years, "from");
            var last = year(text, years, "to");
            return between(text, first.atDay(1), last.atMonth(12).atEndOfMonth());
        }
        var tertial = TERTIAL.matcher(written);
        if (tertial.matches()) {
            return tertial(year(text, tertial, "from"), Integer.parseInt(group(tertial, "part")));
        }
        var month = MONTH.matcher(written);
        if (month.matches()) {
            return month(year(text, month, "from").atMonth(Integer.parseInt(group(month, "part"))));
        }
        throw unreadable(text);
    }

    /** What the period is called on the page. */
    public String label() {
        var startsMonth = from.getDayOfMonth() == 1;
        var endsMonth = to.getDayOfMonth() == to.lengthOfMonth();
        if (!startsMonth || !endsMonth) {
            return from + "–" + to;
        }
        var startsYear = from.getMonthValue() == 1;
        var endsYear = to.getMonthValue() == 12;
        if (from.getYear() != to.getYear()) {
            return startsYear && endsYear ? from.getYear() + "–" + to.getYear() : from + "–" + to;
        }
        if (startsYear && endsYear) {
            return "helår " + from.getYear();
        }
        var months = to.getMonthValue() - from.getMonthValue() + 1;
        if (months == 1) {
            return named(from) + " " + from.getYear();
        }
        if (months == MONTHS_IN_A_TERTIAL && to.getMonthValue() % MONTHS_IN_A_TERTIAL == 0) {
            return "tertial " + to.getMonthValue() / MONTHS_IN_A_TERTIAL + " " + from.getYear();
        }
        return named(from) + "–" + named(to) + " " + from.getYear();
    }

    private static String named(LocalDate dayOfMonth) {
        return dayOfMonth.getMonth().getDisplayName(TextStyle.FULL, SWEDISH);
    }

    @JsonValue
    @Override
    public String toString() {
        return from + "/" + to;
    }

    /** The form that it is stored in; null where the text has another, or is to be refused. */
    private static @Nullable ReportingPeriod interval(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            return null;
        }
        var from = IsoDay.read(text.substring(0, slash));
        var to = IsoDay.read(text.substring(slash + 1));
        if (from == null || to == null || from.isAfter(to)) {
            return null;
        }
        return from.getYear() < DecidedOn.FIRST_YEAR || to.getYear() > DecidedOn.LAST_YEAR
                ? null
                : new ReportingPeriod(from, to);
    }

    private static ReportingPeriod between(String text, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw new UnreadableText(text, "period-backwards", "slutar innan den börjar.", "ends before it begins.");
        }
        return new ReportingPeriod(from, to);
    }

    private static Year year(String text, Matcher period, String name) {
        var year = Year.of(Integer.parseInt(group(period, name)));
        if (year.getValue() < DecidedOn.FIRST_YEAR || year.getValue() > DecidedOn.LAST_YEAR) {
            throw unreadable(text);
        }
        return year;
    }

    private static String group(Matcher period, String name) {
        return Objects.requireNonNull(period.group(name));
    }

    private static UnreadableText unreadable(String text) {
        return new UnreadableText(
                text,
                "unreadable-period",
                "går inte att läsa som en period: skriv till exempel 2026, 2026-T1, 2026-03 eller 2026-01-01/2026-04-30.",
                "cannot be read as a period: write for instance 2026, 2026-T1, 2026-03 or 2026-01-01/2026-04-30.");
    }
}
