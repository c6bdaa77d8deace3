package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A decision point ({@code beslutspunkt}), the unit of decision: a numbered point in a §'s own decision, or in its
 * proposal to another body, since both lists may start at 1. Written {@code KS 2020-10-07 § 175 p 1}, in a proposal
 * {@code KS 2020-10-07 § 175 till KF p 1}.
 *
 * @param proposedTo the body proposed to, absent in the § own decision
 * @param number from 1; 0 where the paper does not say which point it was
 */
public record PointId(ParagraphId paragraph, Optional<BodyCode> proposedTo, int number) {

    private static final Pattern FORM = Pattern.compile("(.+ § \\S+)(?: till (\\S+))? p (\\d{1,3})");

    public PointId {
        if (number < 0 || number > 999) {
            throw new Malformed(
                    "point",
                    Integer.toString(number),
                    "En beslutspunkt har ett nummer från 1 till 999, eller 0 där numret inte framgår.",
                    "A decision point has a number from 1 to 999, or 0 where the number is not stated.");
        }
    }

    /** Reads the written form; throws {@link Malformed} for anything else. */
    @JsonCreator
    public static PointId parse(String written) {
        var matcher = FORM.matcher(written);
        if (!matcher.matches()) {
            throw new Malformed(
                    "point",
                    written,
                    "En beslutspunkt skrivs som «KS 2020-10-07 § 175 p 1».",
                    "A decision point is written as \"KS 2020-10-07 § 175 p 1\".");
        }
        return new PointId(
                ParagraphId.parse(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).map(BodyCode::new),
                Integer.parseInt(matcher.group(3)));
    }

    public boolean isProposal() {
        return proposedTo.isPresent();
    }

    @JsonValue
    @Override
    public String toString() {
        return paragraph + proposedTo.map(body -> " till " + body).orElse("") + " p " + number;
    }
}
