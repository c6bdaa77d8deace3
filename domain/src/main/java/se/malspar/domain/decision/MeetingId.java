package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.regex.Pattern;
import se.malspar.domain.time.IsoDay;

/**
 * A meeting ({@code sammanträde}) of a body: its first day and, where the body met several times that day, which of
 * them. Written {@code KS 2020-10-07}, the second meeting of a day {@code KS 2020-10-07:2}.
 *
 * @param ordinal 1 for the first meeting of the body that day
 */
public record MeetingId(BodyCode body, LocalDate date, int ordinal) {

    private static final Pattern FORM = Pattern.compile("(\\S+) (\\d{4}-\\d{2}-\\d{2})(?::([1-9]))?");

    public MeetingId {
        date = Days.required("date", date);
        if (ordinal < 1 || ordinal > 9) {
            throw new Malformed(
                    "ordinal",
                    Integer.toString(ordinal),
                    "Mötets ordningstal den dagen är ett tal från 1 till 9.",
                    "A meeting's ordinal that day is a number from 1 to 9.");
        }
    }

    /** Reads the written form; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static MeetingId parse(String written) {
        var matcher = FORM.matcher(written);
        var date = matcher.matches() ? IsoDay.read(matcher.group(2)) : null;
        if (date != null) {
            return new MeetingId(
                    new BodyCode(matcher.group(1)),
                    date,
                    matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
        }
        throw new Malformed(
                "meeting",
                written,
                "Ett sammanträde skrivs som «KS 2020-10-07», dagens andra möte som «KS 2020-10-07:2».",
                "A meeting is written as \"KS 2020-10-07\", the second that day as \"KS 2020-10-07:2\".");
    }

    @JsonValue
    @Override
    public String toString() {
        return body + " " + date + (ordinal == 1 ? "" : ":" + ordinal);
    }
}
