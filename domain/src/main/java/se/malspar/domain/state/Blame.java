package se.malspar.domain.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.time.DecidedOn;

/**
 * Who said so: the answer to that travels with every value.
 *
 * @param decidedOn as read by what was recorded at the moment
 * @param validFrom the first day it is valid, conditions resolved
 * @param rectifiedBy the later point that corrected the minutes to say so
 */
public record Blame(
        UUID event,
        long position,
        Authority by,
        Standing standing,
        Evidence evidence,
        DecidedOn decidedOn,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<Quote> source,
        Optional<PointId> rectifiedBy,
        Instant recordedAt,
        Place place) {}
