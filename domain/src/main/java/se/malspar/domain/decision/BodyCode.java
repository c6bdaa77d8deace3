package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import se.malspar.domain.time.PrintedText;
import se.malspar.domain.time.UnreadableText;

/** What a body is called in citations: KF, KS, KSAU; capital letters and digits, a letter first. */
public record BodyCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,11}");

    public BodyCode {
        if (!FORM.matcher(value).matches()) {
            throw new UnreadableText(
                    value,
                    "unreadable-body-code",
                    "är ingen organkod: 2–12 bokstäver och siffror med en bokstav först, till exempel KSAU.",
                    "is no code of a body: 2 to 12 letters and digits, a letter first, for instance KSAU.");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BodyCode parse(String text) {
        return new BodyCode(PrintedText.levelled(text).toUpperCase(Locale.ROOT));
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
