package se.malspar.domain.decision;

import se.malspar.domain.time.DecidedOn;

/**
 * A place in the order of decisions, the order in which everything is judged and folded: last possible day, rank of the
 * body, meeting that day, § as a number, block, point and, where all that is the same, the meeting's body and first day:
 * two boards may each have a § 10 on one day. It has one home, here: its key sorts the same in Java and, under collation
 * {@code "C"}, in SQL. Recording order tells apart only what rests on one point, and is not part of it.
 */
public record Place(String key) implements Comparable<Place> {

    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000};

    /** Before everything. */
    public static final Place BEGINNING = new Place("");

    /** The place of what rests on the basis, were it decided on the given day. */
    static Place of(Basis basis, DecidedOn decidedOn) {
        var key = new StringBuilder(64)
                .append(decidedOn.last())
                .append(' ')
                .append(basis.rank().weight())
                .append(' ');
        switch (basis.by()) {
            case Authority.ByPoint(var point) -> point(key, point);
            case Authority.ByParagraph(var paragraph) ->
                meeting(paragraph(key, paragraph).append("   "), paragraph);
            case Authority.ByDocument(var document) -> key.append("0 00000   ").append(document.value());
        }
        basis.rectifiedBy().ifPresent(correcting -> {
            key.append(' ').append(correcting.paragraph().meeting().date()).append(' ');
            point(key, correcting);
        });
        return new Place(key.toString());
    }

    /** The place as it would be with the decision day read otherwise. */
    public static Place readAs(Basis basis, DecidedOn interpreted) {
        return of(basis, interpreted);
    }

    private static StringBuilder paragraph(StringBuilder key, ParagraphId id) {
        key.append(id.meeting().ordinal()).append(' ');
        return padded(key, id.number().number(), 5)
                .append(' ')
                .append(id.number().suffix());
    }

    private static void point(StringBuilder key, PointId id) {
        paragraph(key, id.paragraph()).append(' ');
        id.proposedTo().ifPresent(body -> key.append(body.value()));
        padded(key.append(' '), id.number(), 3).append(' ');
        meeting(key, id.paragraph());
    }

    private static StringBuilder meeting(StringBuilder key, ParagraphId id) {
        return key.append(id.meeting().body().value())
                .append(' ')
                .append(id.meeting().date());
    }

    /** With leading zeros, so that text sorts as numbers do. */
    private static StringBuilder padded(StringBuilder key, int number, int digits) {
        for (var bound = digits; bound > 1 && number < POWERS_OF_TEN[bound - 1]; bound--) {
            key.append('0');
        }
        return key.append(number);
    }

    @Override
    public int compareTo(Place other) {
        return key.compareTo(other.key);
    }
}
