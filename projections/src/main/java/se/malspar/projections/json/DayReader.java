package se.malspar.projections.json;

import java.time.LocalDate;
import se.malspar.domain.time.IsoDay;
import se.malspar.domain.time.UnreadableText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a day that the calendar has, written 2020-10-07 and in no other way. */
final class DayReader extends StdDeserializer<LocalDate> {

    DayReader() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var written = parser.getString();
        var day = IsoDay.read(written);
        if (day == null) {
            throw new UnreadableText(
                    written,
                    "unreadable-day",
                    "är ingen dag i kalendern skriven som 2020-10-07.",
                    "is no day of the calendar written as 2020-10-07.");
        }
        return day;
    }
}
