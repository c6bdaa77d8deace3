package se.malspar.app.questions;

import java.time.LocalDate;
import se.malspar.domain.time.AsOf;

/**
 * A moment asked about.
 *
 * @param daysStated whether both days were named; otherwise what is left out is today, and tomorrow the answer is another
 * @param validOnStated whether it was said on which day it is to be valid
 * @param recordedByStated whether the recorded axis was named; otherwise it is now, and the answer may grow
 */
public record Moment(AsOf asOf, boolean daysStated, boolean validOnStated, boolean recordedByStated) {

    /** Whether the same question will be about the same moment for ever. */
    public boolean isWhollyStated() {
        return daysStated && recordedByStated;
    }

    /** The same moment with another day to be valid on. */
    Moment validOn(LocalDate day) {
        return new Moment(
                new AsOf(asOf.decidedBy(), day, asOf.recordedBy()), daysStated, validOnStated, recordedByStated);
    }

    /** Both moments at once: what is said of the later recorded instant, and of whichever leaves anything open. */
    public Moment and(Moment other) {
        var later = asOf.recordedBy().isAfter(other.asOf.recordedBy()) ? asOf : other.asOf;
        return new Moment(
                later,
                daysStated && other.daysStated,
                validOnStated && other.validOnStated,
                recordedByStated && other.recordedByStated);
    }
}
