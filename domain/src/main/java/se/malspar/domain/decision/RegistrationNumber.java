package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.malspar.domain.time.PrintedText;
import se.malspar.domain.time.UnreadableText;

/**
 * The number a case has in its register (diarienummer), kept as printed.
 *
 * <p>Every registry writes its own way, so no form is refused; a known form also gives a key by which two ways of writing
 * the same case are found equal.
 */
public record RegistrationNumber(String printed) {

    private static final int LONGEST = 100;

    private static final Pattern BLANKS_AROUND_MARKS = Pattern.compile(" ?([/:.-]) ?");
    private static final Pattern HEADING = Pattern.compile("^(?:DNR|DIARIENR|DIARIENUMMER)\\b[.:]*\\s*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");

    private static final String BODY = "(?<body>[A-ZÅÄÖ]{1,12})";
    private static final String YEAR = "(?<year>(?:19|20|21)\\d{2})";
    private static final String NUMBER = "0*(?<number>[1-9]\\d{0,7})";
    /** A document, a classification or a plan code after the number: it tells where the paper is, not another case. */
    private static final String REST = "(?:[-.:]{1,2}\\d[\\d.:-]*)?";

    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile(BODY + "[ /.-]?" + YEAR + "[:.-]" + NUMBER + REST),
            // With a slash, 2018/2019 could be a number and a year as well as a year and a number.
            Pattern.compile(BODY + "[ /.-]?" + YEAR + "/(?!(?:19|20|21)\\d{2}(?!\\d))" + NUMBER + REST),
            Pattern.compile(BODY + "[ /.-]?(?!(?:19|20|21)\\d{2}/)" + NUMBER + "/" + YEAR),
            Pattern.compile(YEAR + "-" + BODY + " ?" + NUMBER + "(?:/\\d+)?"),
            Pattern.compile(YEAR + "[./:-]" + NUMBER + " " + BODY));

    public RegistrationNumber {
        printed = PrintedText.stripped(printed);
        if (printed.isEmpty()
                || printed.length() > LONGEST
                || UNPRINTABLE.matcher(printed).find()) {
            throw new UnreadableText(
                    printed,
                    "unreadable-registration-number",
                    "är inget diarienummer: det ska stå på en rad och ha högst %d tecken.".formatted(LONGEST),
                    "is no registration number: it takes one line and at most %d characters.".formatted(LONGEST));
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RegistrationNumber parse(String text) {
        return new RegistrationNumber(text);
    }

    /** The body's letters, the year and the running number; empty when the form does not tell them apart. */
    public Optional<String> key() {
        var levelled = PrintedText.levelled(printed).toUpperCase(Locale.ROOT);
        var joined = BLANKS_AROUND_MARKS.matcher(levelled).replaceAll("$1");
        var text = HEADING.matcher(joined).replaceFirst("");
        for (var form : KNOWN) {
            var parts = form.matcher(text);
            if (parts.matches()) {
                return Optional.of(
                        "%s %s/%s".formatted(parts.group("body"), parts.group("year"), parts.group("number")));
            }
        }
        return Optional.empty();
    }

    @JsonValue
    @Override
    public String toString() {
        return printed;
    }
}
