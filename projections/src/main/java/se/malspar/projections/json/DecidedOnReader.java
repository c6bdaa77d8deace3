package se.malspar.projections.json;

import java.time.LocalDate;
import java.util.Optional;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.time.SwedishDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a decision day as people write it («februari 2020»), or as its first and last day and how it is printed. */
final class DecidedOnReader extends StdDeserializer<DecidedOn> {

    DecidedOnReader() {
        super(DecidedOn.class);
    }

    private record Written(LocalDate first, LocalDate last, String printed, Optional<Boolean> impossible) {}

    @Override
    public DecidedOn deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return SwedishDate.parse(parser.getString());
        }
        var written = context.readValue(parser, Written.class);
        var printed = Texts.required("printed", written.printed(), 200);
        try {
            return new DecidedOn(
                    written.first(),
                    written.last(),
                    printed,
                    written.impossible().orElse(false));
        } catch (IllegalArgumentException e) {
            throw new Malformed(
                    "decidedOn",
                    printed,
                    "Dagarna %s till %s går inte: den första ska ligga först, åren mellan 1862 och 2200, och ett omöjligt datum omfatta en månad eller ett år."
                            .formatted(written.first(), written.last()),
                    "The days %s to %s cannot be: the first comes first, the years lie between 1862 and 2200, and an impossible date ranges over a month or a year."
                            .formatted(written.first(), written.last()));
        }
    }
}
