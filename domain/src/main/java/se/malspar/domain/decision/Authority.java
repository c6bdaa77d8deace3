package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a statement rests on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Authority.ByPoint.class, name = "point"),
    @JsonSubTypes.Type(value = Authority.ByParagraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Authority.ByDocument.class, name = "document")
})
public sealed interface Authority {

    /** As cited: {@code KS 2020-10-07 § 175 p 1}, or the paper's key. */
    String cited();

    record ByPoint(PointId point) implements Authority {
        @Override
        public String cited() {
            return point.toString();
        }
    }

    /** The § as a whole, such as the fact that it was minuted. */
    record ByParagraph(ParagraphId paragraph) implements Authority {
        @Override
        public String cited() {
            return paragraph.toString();
        }
    }

    /** A paper that is no minutes: a report, a court's judgment, a proposal by the administration. */
    record ByDocument(DocumentId document) implements Authority {
        @Override
        public String cited() {
            return document.toString();
        }
    }
}
