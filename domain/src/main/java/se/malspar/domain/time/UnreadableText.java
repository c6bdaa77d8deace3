package se.malspar.domain.time;

/**
 * A text that could not be read as what it was given for, with the reason in both languages.
 *
 * <p>The sentences given to the constructor continue after the quoted text: «31/13» + "är inget datum".
 */
public final class UnreadableText extends RuntimeException {

    private static final int LONGEST_QUOTE = 60;

    private final String input;
    private final String what;
    private final String inSwedish;
    private final String inEnglish;

    /** @param what a code that never changes, such as "unreadable-date" */
    public UnreadableText(String input, String what, String swedish, String english) {
        super("«" + quotable(input) + "» " + english);
        this.input = input;
        this.what = what;
        this.inSwedish = "«" + quotable(input) + "» " + swedish;
        this.inEnglish = "«" + quotable(input) + "» " + english;
    }

    public String input() {
        return input;
    }

    public String what() {
        return what;
    }

    public String inSwedish() {
        return inSwedish;
    }

    public String inEnglish() {
        return inEnglish;
    }

    /** Whoever sends the text chooses it: it must not be able to fill a log or forge a line in it. */
    private static String quotable(String input) {
        var line = input.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_QUOTE))) + "…";
    }
}
