package se.malspar.domain.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.time.DecidedOn;

/**
 * What an event rests on: who said so, what that is worth, how it is known, when it was decided, and which days it is
 * valid. Who recorded it and when stand in the event's envelope, not here.
 *
 * @param rank of the body that decided, or that wrote the paper: part of the order of decisions
 * @param source the paper in hand and the place in it, where there is one
 * @param rectifiedBy the later point that corrected the minutes ({@code rättelse}): the decision day stays the original
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Basis(
        Authority by,
        Rank rank,
        Standing standing,
        Evidence evidence,
        DecidedOn decidedOn,
        Validity valid,
        Optional<Quote> source,
        Optional<PointId> rectifiedBy) {

    /** Its place in the order of decisions, by the day as printed. */
    public Place place() {
        return Place.of(this, decidedOn);
    }

    public Basis with(Standing other) {
        return new Basis(by, rank, other, evidence, decidedOn, valid, source, rectifiedBy);
    }
}
