package se.malspar.domain.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Malformed;

/** A body's plan for a year, written {@code KS-2026}. */
public record PlanId(BodyCode body, int year) {

    private static final Pattern FORM = Pattern.compile("([^-]+)-(\\d{4})");

    /** Reads the written form; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static PlanId parse(String written) {
        var matcher = FORM.matcher(written);
        if (!matcher.matches()) {
            throw new Malformed(
                    "plan",
                    written,
                    "En verksamhetsplan skrivs som organ och år: «KS-2026».",
                    "A plan is written as body and year: \"KS-2026\".");
        }
        return new PlanId(new BodyCode(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @JsonValue
    @Override
    public String toString() {
        return body + "-" + year;
    }
}
