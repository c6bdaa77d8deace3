package se.malspar.domain.decision;

/** The form of a key that a registrar chooses: letters, digits, full stop, hyphen; at most 80 characters. */
public final class Key {

    private static final int MOST_CHARACTERS = 80;

    private Key() {}

    /** The key as it is; throws {@link Malformed} for any other form. */
    public static String required(String field, String value) {
        if (!isKey(value)) {
            throw new Malformed(
                    field,
                    value,
                    "En nyckel består av små bokstäver, siffror, punkt och bindestreck, högst 80 tecken.",
                    "A key consists of lower-case letters, digits, full stops and hyphens, at most 80 characters.");
        }
        return value;
    }

    private static boolean isKey(String value) {
        return !value.isEmpty()
                && value.length() <= MOST_CHARACTERS
                && isLetterOrDigit(value.charAt(0))
                && isLetterOrDigit(value.charAt(value.length() - 1))
                && value.chars().allMatch(c -> isLetterOrDigit(c) || c == '.' || c == '-');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == 'å' || c == 'ä' || c == 'ö';
    }
}
