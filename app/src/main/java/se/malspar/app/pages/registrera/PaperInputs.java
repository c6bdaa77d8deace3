package se.malspar.app.pages.registrera;

import java.util.List;

/** What is asked of a § or a paper itself, of its points, and of what deviates in an effect. */
record PaperInputs(
        List<Input> first,
        List<Input> more,
        Input evidence,
        List<Input> source,
        Input reason,
        List<Input> point,
        List<Input> deviations) {

    /** What every § tells. */
    static final List<Input> OF_A_PARAGRAPH = List.of(
            Input.required("body", Control.BODY),
            Input.required("date", Control.DAY),
            Input.required("number", Control.LINE),
            Input.optional("title", Control.LINE),
            Input.optional("registrationNumber", Control.LINE));

    /** What some §§ tell too. */
    static final List<Input> MORE_OF_A_PARAGRAPH = List.of(
            Input.optional("lastDate", Control.DAY),
            Input.optional("ordinal", Control.NUMBER),
            Input.optional("references", Control.REFERENCES),
            Input.optional("remarks", Control.REMARKS));

    static final List<Input> OF_A_DOCUMENT = List.of(
            Input.required("document", Control.NEW_KEY),
            Input.required("kind", Control.DOCUMENT_KIND),
            Input.required("title", Control.LINE),
            Input.required("dated", Control.DATE_AS_PRINTED),
            Input.optional("registrationNumber", Control.LINE));

    static final List<Input> MORE_OF_A_DOCUMENT = List.of(
            Input.optional("issuer", Control.LINE),
            Input.optional("issuedBy", Control.BODY),
            Input.optional("addressee", Control.BODY),
            Input.optional("references", Control.REFERENCES),
            Input.optional("remarks", Control.REMARKS));

    static final Input EVIDENCE = Input.required("evidence", Control.EVIDENCE);

    /** The paper in hand through which it is known, and the place in it. */
    static final List<Input> SOURCE = List.of(
            Input.optional("source.document", Control.NEW_KEY),
            Input.optional("source.place", Control.LINE),
            Input.optional("source.text", Control.TEXT));

    /** The registration of ours that this one is recorded instead of. */
    static final List<Input> REPLACES = List.of(
            Input.optional("replaces.registration", Control.HIDDEN), Input.optional("replaces.reason", Control.TEXT));

    static final List<Input> OF_A_POINT = List.of(
            Input.required("number", Control.NUMBER),
            Input.optional("outcome", Control.OUTCOME),
            Input.optional("proposedTo", Control.BODY),
            Input.optional("text", Control.TEXT));

    static final List<Input> DEVIATIONS = List.of(
            Input.optional("validFrom", Control.DAY),
            Input.optional("validUntil", Control.DAY),
            Input.optional("awaiting.condition", Control.LINE),
            Input.optional("awaiting.onMinutesApproved", Control.YES_NO),
            Input.optional("standing", Control.STANDING),
            Input.optional("decidedOn", Control.DATE_AS_PRINTED));

    static PaperInputs of(Draft.Paper paper) {
        return new PaperInputs(first(paper), more(paper), EVIDENCE, SOURCE, REPLACES.getLast(), OF_A_POINT, DEVIATIONS);
    }

    static List<Input> first(Draft.Paper paper) {
        return switch (paper) {
            case PARAGRAPH -> OF_A_PARAGRAPH;
            case DOCUMENT -> OF_A_DOCUMENT;
        };
    }

    static List<Input> more(Draft.Paper paper) {
        return switch (paper) {
            case PARAGRAPH -> MORE_OF_A_PARAGRAPH;
            case DOCUMENT -> MORE_OF_A_DOCUMENT;
        };
    }
}
