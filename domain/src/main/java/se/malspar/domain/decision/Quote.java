package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** A place in a paper in hand, and what stands there. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Quote(DocumentId document, Optional<String> place, Optional<String> text) {

    public Quote {
        place = place.map(given -> Texts.required("place", given, 200));
        text = Texts.optional("text", text);
    }
}
