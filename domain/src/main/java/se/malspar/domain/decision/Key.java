package se.malspar.domain.decision;

import java.util.regex.Pattern;

/** The form of a key that a registrar chooses: letters, digits, full stop, hyphen; at most 80 characters. */
public final class Key {

    private static final Pattern FORM = Pattern.compile("[a-zåäö0-9](?:[a-zåäö0-9.-]{0,78}[a-zåäö0-9])?");

    private Key() {}

    /** The key as it is; throws {@link Malformed} for any other form. */
    public static String required(String field, String value) {
        if (!FORM.matcher(value).matches()) {
            throw new Malformed(
                    field,
                    value,
                    "En nyckel består av små bokstäver, siffror, punkt och bindestreck, högst 80 tecken.",
                    "A key consists of lower-case letters, digits, full stops and hyphens, at most 80 characters.");
        }
        return value;
    }
}
