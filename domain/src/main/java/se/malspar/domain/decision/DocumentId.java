package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A paper ({@code handling}) by the name the registrar gave it, such as {@code tjansteskrivelse-maluppfyllelse-2020}. */
public record DocumentId(String value) {

    public DocumentId {
        value = Key.required("document", value);
    }

    @JsonCreator
    public static DocumentId of(String value) {
        return new DocumentId(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
