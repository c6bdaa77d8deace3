package se.malspar.domain.time;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A day written 2020-10-07 and in no other way: the form that nearly every day in a log has. */
public final class IsoDay {

    private static final int LENGTH = "2020-10-07".length();

    private IsoDay() {}

    /** The day, or null where the text is anything else than a day of the calendar in that form. */
    public static @Nullable LocalDate read(CharSequence text) {
        return text.length() == LENGTH ? read(text, 0) : null;
    }

    /** The day that is written from a place on, or null where there is none. */
    static @Nullable LocalDate read(CharSequence text, int from) {
        if (text.length() < from + LENGTH || text.charAt(from + 4) != '-' || text.charAt(from + 7) != '-') {
            return null;
        }
        var year = number(text, from, 4);
        var month = number(text, from + 5, 2);
        var day = number(text, from + 8, 2);
        if (year < 0 || month < 1 || month > 12 || day < 1) {
            return null;
        }
        var yearMonth = YearMonth.of(year, month);
        return yearMonth.isValidDay(day) ? yearMonth.atDay(day) : null;
    }

    private static int number(CharSequence text, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
