package se.malspar.domain.decision;

import se.malspar.domain.time.DecidedOn;

/**
 * A place in the order of decisions, the order in which everything is judged and folded: last possible day, rank of the
 * body, meeting that day, § as a number, block, point and, where all that is the same, the meeting's body and first day:
 * two boards may each have a § 10 on one day. It has one home, here: its key sorts the same in Java and, under collation
 * {@code "C"}, in SQL. Recording order tells apart only what rests on one point, and is not part of it.
 */
public record Place(String key) implements Comparable<Place> {

    /** Before everything. */
    public static final Place BEGINNING = new Place("");

    /** The place of what rests on the basis, were it decided on the given day. */
    static Place of(Basis basis, DecidedOn decidedOn) {
        var start = decidedOn.last() + " " + basis.rank().weight() + " ";
        var within = switch (basis.by()) {
            case Authority.ByPoint(var point) -> paragraph(point.paragraph()) + " " + point(point);
            case Authority.ByParagraph(var paragraph) -> paragraph(paragraph) + "   " + meeting(paragraph);
            case Authority.ByDocument(var document) -> "0 00000   " + document;
        };
        return new Place(start
                + within
                + basis.rectifiedBy()
                        .map(point -> " " + point.paragraph().meeting().date() + " " + paragraph(point.paragraph())
                                + " " + point(point))
                        .orElse(""));
    }

    /** The place as it would be with the decision day read otherwise. */
    public static Place readAs(Basis basis, DecidedOn interpreted) {
        return of(basis, interpreted);
    }

    private static String paragraph(ParagraphId id) {
        return "%d %05d %s"
                .formatted(
                        id.meeting().ordinal(),
                        id.number().number(),
                        id.number().suffix());
    }

    private static String point(PointId id) {
        return "%s %03d %s"
                .formatted(id.proposedTo().map(BodyCode::toString).orElse(""), id.number(), meeting(id.paragraph()));
    }

    private static String meeting(ParagraphId id) {
        return id.meeting().body() + " " + id.meeting().date();
    }

    @Override
    public int compareTo(Place other) {
        return key.compareTo(other.key);
    }
}
