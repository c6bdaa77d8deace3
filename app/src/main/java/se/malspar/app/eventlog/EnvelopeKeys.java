package se.malspar.app.eventlog;

import se.malspar.domain.trail.Envelopes;

/** What an event message's metadata calls the parts of the envelope. */
public final class EnvelopeKeys {

    /** The command the event came from, a UUID. */
    public static final String REGISTRATION = Envelopes.REGISTRATION;

    /** The logged-in registrar's name. */
    public static final String ACTOR = Envelopes.ACTOR;

    /** The client's own key for its request, where it gave one. */
    public static final String IDEMPOTENCY_KEY = Envelopes.IDEMPOTENCY_KEY;

    /** What tells a repeated request from another one under the same key. */
    public static final String REQUEST_DIGEST = Envelopes.REQUEST_DIGEST;

    /** The event's number in the whole log, from 1, given when it is stored. */
    public static final String POSITION = "position";

    /** The event's index in its municipality's tree, which is also its sequence number. */
    public static final String LEAF = "leaf";

    /** When it was recorded, to the microsecond: Axon cuts the timestamp of a dead letter to milliseconds. */
    public static final String RECORDED_AT = "recordedAt";

    private EnvelopeKeys() {}
}
