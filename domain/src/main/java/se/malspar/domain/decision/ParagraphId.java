package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A § by what makes it one of its kind: body, meeting day, which meeting that day, and number. Body, year and number
 * are not enough: some bodies restart their numbers at every meeting. Written {@code KS 2020-10-07 § 175}.
 */
public record ParagraphId(MeetingId meeting, ParagraphNumber number) {

    /** Reads the written form; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static ParagraphId parse(String written) {
        var sign = written.indexOf(" § ");
        if (sign < 0) {
            throw new Malformed(
                    "paragraph",
                    written,
                    "En paragraf skrivs som «KS 2020-10-07 § 175».",
                    "A paragraph is written as \"KS 2020-10-07 § 175\".");
        }
        return new ParagraphId(
                MeetingId.parse(written.substring(0, sign)), ParagraphNumber.parse(written.substring(sign + 3)));
    }

    @JsonValue
    @Override
    public String toString() {
        return meeting + " § " + number;
    }
}
