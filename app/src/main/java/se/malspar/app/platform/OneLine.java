package se.malspar.app.platform;

/** A text that somebody else chose, made unable to forge a line in a log. */
public final class OneLine {

    private static final int LONGEST = 200;

    private OneLine() {}

    public static String of(String text) {
        var shortened = text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        return shortened.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
