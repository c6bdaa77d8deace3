package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A municipality ({@code kommun}) by its four-digit code ({@code kommunkod}): the tenant, part of every key. */
public record Municipality(String code) implements Comparable<Municipality> {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}");

    public Municipality {
        if (!FORM.matcher(code).matches()) {
            throw new Malformed(
                    "municipality",
                    code,
                    "En kommunkod är fyra siffror, till exempel 0665.",
                    "A municipality code is four digits, such as 0665.");
        }
    }

    /** Reads a code such as {@code 0665}; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static Municipality of(String code) {
        return new Municipality(code);
    }

    @Override
    public int compareTo(Municipality other) {
        return code.compareTo(other.code);
    }

    @JsonValue
    @Override
    public String toString() {
        return code;
    }
}
