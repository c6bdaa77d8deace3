package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** Something a reader of the paper must know: above all what the paper does not say. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Remark(Kind kind, String text, Optional<Quote> source) {

    public enum Kind {
        /** {@code framgår inte}. */
        NOT_STATED,
        /** A date as printed that the calendar does not have. */
        IMPOSSIBLE_DATE,
        /** Two papers, or two places in one, that cannot both be right. */
        CONTRADICTION,
        /** The reader's own conclusion ({@code slutsats}). */
        INFERENCE,
        /**
         * A reservation: somebody who took part and does not stand behind the decision (kommunallagen, 4 kap. 27 §). Of
         * which group and why; no person is named.
         */
        DISSENT,
        /** Anything else worth keeping. */
        NOTE
    }

    public Remark {
        text = Texts.required("text", text, 2000);
    }
}
