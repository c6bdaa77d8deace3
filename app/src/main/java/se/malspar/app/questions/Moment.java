package se.malspar.app.questions;

import se.malspar.domain.time.AsOf;

/**
 * A moment asked about.
 *
 * @param recordedByStated whether the recorded axis was named; otherwise it is now, and the answer may grow
 */
record Moment(AsOf asOf, boolean recordedByStated) {}
