package se.malspar.domain.time;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as Swedish people and papers write them: the whole text, or a refusal, and never another day than the one
 * written.
 */
public final class SwedishDate {

    private static final int LONGEST = 60;
    private static final int LONGEST_MONTH = 31;

    private static final String ISO = "(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})";
    private static final String DAY_AND_MONTH = "(?:den )?(?<day>\\d{1,2}) (?<month>[a-z]+)\\.?";

    private static final List<Pattern> DAYS = List.of(
            Pattern.compile(ISO),
            Pattern.compile("(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})"),
            Pattern.compile(DAY_AND_MONTH + "(?: (?<year>\\d{4}))?"),
            Pattern.compile("(?:den )?(?<day>\\d{1,2}) ?/ ?(?<month>\\d{1,2})(?:(?: | ?- ?)(?<year>\\d{4}))?"));

    private static final List<Pattern> MONTHS = List.of(
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})"),
            Pattern.compile("(?:i )?(?<month>[a-z]+)\\.?(?: (?<year>\\d{4}))?"));

    private static final Pattern YEAR = Pattern.compile("(?<year>\\d{4})");

    private static final List<Pattern> MEETINGS_OF_DAYS = List.of(
            Pattern.compile(ISO + "(?: ?- ?| och )(?<lastday>\\d{2})"),
            Pattern.compile("(?:den )?(?<day>\\d{1,2})(?: ?- ?| och )(?<lastday>\\d{1,2}) (?<month>[a-z]+)\\.?"
                    + "(?: (?<year>\\d{4}))?"));

    private static final Pattern FROM_DAY_TO_DAY =
            Pattern.compile("(?<from>\\d{4}-\\d{2}-\\d{2})(?: ?--? ?|/| till | och )(?<to>\\d{4}-\\d{2}-\\d{2})");

    private static final Map<String, Month> MONTH_NAMES = Map.ofEntries(
            Map.entry("januari", Month.JANUARY),
            Map.entry("jan", Month.JANUARY),
            Map.entry("februari", Month.FEBRUARY),
            Map.entry("feb", Month.FEBRUARY),
            Map.entry("mars", Month.MARCH),
            Map.entry("mar", Month.MARCH),
            Map.entry("april", Month.APRIL),
            Map.entry("apr", Month.APRIL),
            Map.entry("maj", Month.MAY),
            Map.entry("juni", Month.JUNE),
            Map.entry("jun", Month.JUNE),
            Map.entry("juli", Month.JULY),
            Map.entry("jul", Month.JULY),
            Map.entry("augusti", Month.AUGUST),
            Map.entry("aug", Month.AUGUST),
            Map.entry("september", Month.SEPTEMBER),
            Map.entry("sept", Month.SEPTEMBER),
            Map.entry("sep", Month.SEPTEMBER),
            Map.entry("oktober", Month.OCTOBER),
            Map.entry("okt", Month.OCTOBER),
            Map.entry("november", Month.NOVEMBER),
            Map.entry("nov", Month.NOVEMBER),
            Map.entry("december", Month.DECEMBER),
            Map.entry("dec", Month.DECEMBER));

    private final String printed;
    private final @Nullable Year assumed;

    private SwedishDate(String printed, @Nullable Year assumed) {
        this.printed = printed;
        this.assumed = assumed;
    }

    /** Reads a date that names its year. */
    public static DecidedOn parse(String text) {
        return new SwedishDate(PrintedText.stripped(text), null).read();
    }

    /** Reads a date, in the assumed year when it names none. */
    public static DecidedOn parse(String text, Year assumed) {
        return new SwedishDate(PrintedText.stripped(text), assumed).read();
    }

    /** Reads one day that exists. */
    public static LocalDate parseDay(String text) {
        var date = parse(text);
        return switch (date.precision()) {
            case DAY -> date.first();
            case IMPOSSIBLE -> throw noSuchDate(text);
            case MONTH, YEAR, SPAN ->
                throw new UnreadableText(
                        text,
                        "day-missing",
                        "anger ingen bestämd dag: skriv till exempel 2020-10-07.",
                        "names no single day: write for instance 2020-10-07.");
        };
    }

    private DecidedOn read() {
        if (printed.length() > LONGEST) {
            throw unreadable();
        }
        var iso = IsoDay.read(printed);
        if (iso != null && iso.getYear() >= DecidedOn.FIRST_YEAR && iso.getYear() <= DecidedOn.LAST_YEAR) {
            return DecidedOn.day(iso, printed);
        }
        var text = PrintedText.folded(printed);
        for (var form : DAYS) {
            var date = form.matcher(text);
            if (date.matches()) {
                return day(month(date), number(date, "day"));
            }
        }
        for (var form : MONTHS) {
            var date = form.matcher(text);
            if (date.matches()) {
                return DecidedOn.month(month(date), printed);
            }
        }
        for (var form : MEETINGS_OF_DAYS) {
            var days = form.matcher(text);
            if (days.matches()) {
                var month = month(days);
                return span(day(month, number(days, "day")), day(month, number(days, "lastday")));
            }
        }
        var year = YEAR.matcher(text);
        if (year.matches()) {
            return DecidedOn.year(year(year), printed);
        }
        var fromDayToDay = FROM_DAY_TO_DAY.matcher(text);
        if (fromDayToDay.matches()) {
            return span(parse(group(fromDayToDay, "from")), parse(group(fromDayToDay, "to")));
        }
        throw unreadable();
    }

    private DecidedOn day(YearMonth month, int day) {
        if (day < 1 || day > LONGEST_MONTH) {
            throw noSuchDate(printed);
        }
        return month.isValidDay(day) ? DecidedOn.day(month.atDay(day), printed) : DecidedOn.impossible(printed, month);
    }

    private DecidedOn span(DecidedOn first, DecidedOn last) {
        if (first.impossible() || last.impossible() || !first.first().isBefore(last.first())) {
            throw noSuchDate(printed);
        }
        return DecidedOn.span(first.first(), last.first(), printed);
    }

    private YearMonth month(Matcher date) {
        var written = group(date, "month");
        if (!Character.isDigit(written.charAt(0))) {
            var month = MONTH_NAMES.get(written);
            if (month == null) {
                throw unreadable();
            }
            return year(date).atMonth(month);
        }
        var month = Integer.parseInt(written);
        if (month < 1 || month > 12) {
            throw noSuchDate(printed);
        }
        return year(date).atMonth(month);
    }

    private Year year(Matcher date) {
        var written = date.group("year");
        if (written == null) {
            if (assumed == null) {
                throw new UnreadableText(
                        printed,
                        "year-missing",
                        "saknar årtal: skriv till exempel 7 oktober 2020.",
                        "names no year: write for instance 7 oktober 2020.");
            }
            return assumed;
        }
        var year = Integer.parseInt(written);
        if (year < DecidedOn.FIRST_YEAR || year > DecidedOn.LAST_YEAR) {
            throw new UnreadableText(
                    printed,
                    "year-out-of-range",
                    "ligger utanför åren %d–%d.".formatted(DecidedOn.FIRST_YEAR, DecidedOn.LAST_YEAR),
                    "lies outside the years %d to %d.".formatted(DecidedOn.FIRST_YEAR, DecidedOn.LAST_YEAR));
        }
        return Year.of(year);
    }

    private static int number(Matcher date, String name) {
        return Integer.parseInt(group(date, name));
    }

    private static String group(Matcher date, String name) {
        return Objects.requireNonNull(date.group(name));
    }

    private UnreadableText unreadable() {
        return new UnreadableText(
                printed,
                "unreadable-date",
                "går inte att läsa som ett datum: skriv till exempel 2020-10-07, 7 oktober 2020 eller februari 2020.",
                "cannot be read as a date: write for instance 2020-10-07, 7 oktober 2020 or februari 2020.");
    }

    private static UnreadableText noSuchDate(String text) {
        return new UnreadableText(text, "no-such-date", "finns inte i kalendern.", "is not in the calendar.");
    }
}
