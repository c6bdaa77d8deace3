package se.malspar.projections.state;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.ParagraphNumber;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.state.Stated.Bearing;

/** What a statement does to other decisions, as one text: what, and to which, apart by a character that neither contains. */
final class BearingText {

    private static final String NEXT = "\u001f";

    private static final String VOIDS = "voids";
    private static final String MEETS = "meets";
    private static final String APPROVES = "approves";

    private BearingText() {}

    /** Null where it does nothing. */
    static @Nullable String write(Bearing bearing) {
        return switch (bearing) {
            case Bearing.None _ -> null;
            case Bearing.Voids(var point) -> String.join(NEXT, VOIDS, point.toString());
            case Bearing.Meets(var point, var metOn) -> String.join(NEXT, MEETS, point.toString(), metOn.toString());
            case Bearing.Approves(var meeting, var paragraphs, var approvedOn) ->
                Stream.concat(
                                Stream.of(APPROVES, meeting.toString(), approvedOn.toString()),
                                paragraphs.stream().map(ParagraphNumber::toString))
                        .collect(Collectors.joining(NEXT));
        };
    }

    static Bearing read(@Nullable String text) {
        if (text == null) {
            return Bearing.NONE;
        }
        var parts = text.split(NEXT, -1);
        return switch (parts[0]) {
            case VOIDS -> new Bearing.Voids(PointId.parse(parts[1]));
            case MEETS -> new Bearing.Meets(PointId.parse(parts[1]), LocalDate.parse(parts[2]));
            case APPROVES ->
                new Bearing.Approves(
                        MeetingId.parse(parts[1]),
                        Arrays.stream(parts).skip(3).map(ParagraphNumber::parse).toList(),
                        LocalDate.parse(parts[2]));
            default -> throw new IllegalStateException("Does nothing known to other decisions: " + text);
        };
    }
}
