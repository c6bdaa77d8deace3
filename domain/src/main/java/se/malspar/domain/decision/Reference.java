package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.time.DecidedOn;

/**
 * A decision that a paper refers to, as printed and as far as it can be told which one it is.
 *
 * @param printed the reference letter by letter
 * @param about what it is said to have decided
 * @param inferred whether body, day or number were concluded by the reader rather than printed ({@code slutsats})
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Reference(
        String printed,
        Optional<BodyCode> body,
        Optional<DecidedOn> decidedOn,
        Optional<ParagraphNumber> number,
        Optional<String> about,
        boolean inferred) {

    public Reference {
        printed = Texts.required("printed", printed, 1000);
        about = about.map(text -> Texts.required("about", text, 1000));
    }

    /** The one § it can only mean: body, day and number are known. Absent where the reference is incomplete. */
    @JsonIgnore
    public Optional<ParagraphId> identified() {
        return decidedOn
                .filter(DecidedOn::isCertain)
                .flatMap(day ->
                        body.flatMap(code -> number.map(n -> new ParagraphId(new MeetingId(code, day.first(), 1), n))));
    }
}
