package se.malspar.domain.quantity;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import se.malspar.domain.time.PrintedText;
import se.malspar.domain.time.UnreadableText;

/** Reads numbers as Swedish people and papers write them: the whole text, or a refusal, and never a guess. */
public final class SwedishNumber {

    private static final int LONGEST = 40;

    /** Blanks group by three, and all groups in a number are parted by the same blank. */
    private static final Pattern FORM = Pattern.compile("(?<minus>[-\\u2212]?)"
            + "(?<whole>\\d+|[1-9]\\d{0,2}(?<blank>[ \\u00a0\\u202f])\\d{3}(?:\\k<blank>\\d{3})*)"
            + "(?:[.,](?<decimals>\\d+))?");

    private static final Pattern THOUSAND_OR_DECIMAL = Pattern.compile("[-\\u2212]?[1-9]\\d{0,2}\\.\\d{3}");

    private static final Pattern WITH_UNIT =
            Pattern.compile("(?<number>.*?)[\\h]?(?<unit>%|kr|st)", Pattern.CASE_INSENSITIVE);

    private SwedishNumber() {}

    /** Reads a number without a unit. */
    public static BigDecimal parse(String text) {
        return read(text, PrintedText.stripped(text));
    }

    /** Reads a number that may be followed by %, kr or st. */
    public static Quantity parseWithUnit(String text) {
        var written = PrintedText.stripped(text);
        var withUnit = WITH_UNIT.matcher(written);
        if (!withUnit.matches()) {
            return new Quantity(read(text, written), Optional.empty());
        }
        return new Quantity(
                read(text, Objects.requireNonNull(withUnit.group("number"))),
                Optional.ofNullable(withUnit.group("unit")).map(unit -> unit.toLowerCase(Locale.ROOT)));
    }

    private static BigDecimal read(String text, String number) {
        if (number.length() > LONGEST) {
            throw unreadable(text);
        }
        if (THOUSAND_OR_DECIMAL.matcher(number).matches()) {
            throw new UnreadableText(
                    text,
                    "unreadable-number",
                    "kan betyda två olika tal: skriv %s eller %s."
                            .formatted(number.replace(".", ""), number.replace('.', ',')),
                    "may mean two different numbers: write %s or %s."
                            .formatted(number.replace(".", ""), number.replace('.', ',')));
        }
        var parts = FORM.matcher(number);
        if (!parts.matches()) {
            throw unreadable(text);
        }
        var whole = Objects.requireNonNull(parts.group("whole")).replaceAll("\\D", "");
        var decimals = Objects.requireNonNullElse(parts.group("decimals"), "");
        if (whole.length() > Quantity.MOST_DIGITS || decimals.length() > Quantity.MOST_DECIMALS) {
            throw unreadable(text);
        }
        var value = new BigDecimal(decimals.isEmpty() ? whole : whole + "." + decimals);
        return Objects.requireNonNull(parts.group("minus")).isEmpty() ? value : value.negate();
    }

    private static UnreadableText unreadable(String text) {
        return new UnreadableText(
                text,
                "unreadable-number",
                "går inte att läsa som ett tal: skriv till exempel 1234,5 eller −3 %.",
                "cannot be read as a number: write for instance 1234,5 or −3 %.");
    }
}
