package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import se.malspar.domain.time.PrintedText;
import se.malspar.domain.time.UnreadableText;

/** The number of a § within its meeting: «§ 010», «§10» and «10» are the same; 12a stands between 12 and 13. */
public record ParagraphNumber(int number, String suffix) implements Comparable<ParagraphNumber> {

    private static final Comparator<ParagraphNumber> ORDER =
            Comparator.comparingInt(ParagraphNumber::number).thenComparing(ParagraphNumber::suffix);

    private static final int LARGEST = 99_999;
    private static final Pattern FORM = Pattern.compile("§? ?0*(?<number>[1-9]\\d{0,4}) ?(?<suffix>[a-z]?)");
    private static final Pattern SUFFIX = Pattern.compile("[a-z]?");
    private static final int LONGEST = 20;

    public ParagraphNumber {
        if (number < 1 || number > LARGEST || !SUFFIX.matcher(suffix).matches()) {
            throw new IllegalArgumentException("§ %d%s: the number is 1 to %d, the suffix a small letter or nothing"
                    .formatted(number, suffix, LARGEST));
        }
    }

    public static ParagraphNumber of(int number) {
        return new ParagraphNumber(number, "");
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ParagraphNumber parse(String text) {
        var paragraph = FORM.matcher(PrintedText.folded(text));
        if (text.length() > LONGEST || !paragraph.matches()) {
            throw new UnreadableText(
                    text,
                    "unreadable-paragraph",
                    "är inget paragrafnummer: skriv till exempel § 10 eller 12a.",
                    "is no paragraph number: write for instance § 10 or 12a.");
        }
        return new ParagraphNumber(
                Integer.parseInt(Objects.requireNonNull(paragraph.group("number"))),
                Objects.requireNonNull(paragraph.group("suffix")));
    }

    /** As it stands in minutes: «§ 10». */
    public String printed() {
        return "§ " + this;
    }

    @Override
    public int compareTo(ParagraphNumber other) {
        return ORDER.compare(this, other);
    }

    @JsonValue
    @Override
    public String toString() {
        return number + suffix;
    }
}
