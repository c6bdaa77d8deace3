package se.malspar.domain.assessment;

import se.malspar.domain.decision.Texts;

/** The same in both languages. */
public record Wording(String sv, String en) {

    public Wording {
        sv = Texts.required("sv", sv, 1000);
        en = Texts.required("en", en, 1000);
    }
}
