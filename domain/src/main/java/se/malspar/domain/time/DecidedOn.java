package se.malspar.domain.time;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * When something was decided, as exactly as the papers tell: a day, a month, a year or the days of one meeting, always
 * with the text as printed.
 *
 * <p>An impossible date («31 april») ranges over its month, or its year, until somebody interprets it.
 */
public record DecidedOn(
        LocalDate first,
        LocalDate last,
        String printed,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean impossible) {

    public enum Precision {
        DAY,
        MONTH,
        YEAR,
        SPAN,
        IMPOSSIBLE
    }

    /** The Swedish municipalities were founded by the ordinances of 1862. */
    public static final int FIRST_YEAR = 1862;

    public static final int LAST_YEAR = 2200;

    public DecidedOn {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException(
                    "Decided between %s and %s: ends before it begins".formatted(first, last));
        }
        if (!isWithinReach(first) || !isWithinReach(last)) {
            throw new IllegalArgumentException("Decided between %s and %s: outside the years %d to %d"
                    .formatted(first, last, FIRST_YEAR, LAST_YEAR));
        }
        if (PrintedText.stripped(printed).isEmpty()) {
            throw new IllegalArgumentException("The decision date has no printed form");
        }
        if (impossible && !isMonth(first, last) && !isYear(first, last)) {
            throw new IllegalArgumentException(
                    "An impossible date ranges over a month or a year, not from %s to %s".formatted(first, last));
        }
    }

    /** Whether a municipality can have decided anything on the day. */
    public static boolean isWithinReach(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    /** Jackson refuses a primitive that is not there, and most dates are possible. */
    @JsonCreator
    static DecidedOn written(
            @JsonProperty("first") LocalDate first,
            @JsonProperty("last") LocalDate last,
            @JsonProperty("printed") String printed,
            @JsonProperty("impossible") @Nullable Boolean impossible) {
        return new DecidedOn(first, last, printed, Boolean.TRUE.equals(impossible));
    }

    public static DecidedOn day(LocalDate decidedOn) {
        return day(decidedOn, decidedOn.toString());
    }

    public static DecidedOn day(LocalDate decidedOn, String printed) {
        return new DecidedOn(decidedOn, decidedOn, printed, false);
    }

    public static DecidedOn month(YearMonth month, String printed) {
        return new DecidedOn(month.atDay(1), month.atEndOfMonth(), printed, false);
    }

    public static DecidedOn year(Year year, String printed) {
        return new DecidedOn(year.atMonth(1).atDay(1), year.atMonth(12).atEndOfMonth(), printed, false);
    }

    /** The days of a meeting that lasted for several. */
    public static DecidedOn span(LocalDate first, LocalDate last) {
        return span(first, last, first + "--" + last);
    }

    public static DecidedOn span(LocalDate first, LocalDate last, String printed) {
        return new DecidedOn(first, last, printed, false);
    }

    public static DecidedOn impossible(String printed, YearMonth month) {
        return new DecidedOn(month.atDay(1), month.atEndOfMonth(), printed, true);
    }

    public static DecidedOn impossible(String printed, Year year) {
        return new DecidedOn(year.atMonth(1).atDay(1), year.atMonth(12).atEndOfMonth(), printed, true);
    }

    /** Whether the one day is known. */
    @JsonIgnore
    public boolean isCertain() {
        return first.equals(last);
    }

    /** Decided by the end of that day, whichever of the days it was. */
    public boolean whollyBy(LocalDate decidedBy) {
        return !last.isAfter(decidedBy);
    }

    /** Perhaps decided by the end of that day, perhaps later: nobody can tell. */
    public boolean straddles(LocalDate decidedBy) {
        return !first.isAfter(decidedBy) && last.isAfter(decidedBy);
    }

    /** Whether the other may be what somebody made of this: the same is printed, and it did not tell the day. */
    public boolean mayBeReadAs(DecidedOn reading) {
        return !isCertain() && printed.equals(reading.printed);
    }

    public Precision precision() {
        if (impossible) {
            return Precision.IMPOSSIBLE;
        }
        if (isCertain()) {
            return Precision.DAY;
        }
        if (isMonth(first, last)) {
            return Precision.MONTH;
        }
        return isYear(first, last) ? Precision.YEAR : Precision.SPAN;
    }

    private static boolean isMonth(LocalDate first, LocalDate last) {
        var month = YearMonth.from(first);
        return first.equals(month.atDay(1)) && last.equals(month.atEndOfMonth());
    }

    private static boolean isYear(LocalDate first, LocalDate last) {
        return first.getDayOfYear() == 1 && last.equals(LocalDate.of(first.getYear(), 12, 31));
    }
}
