package se.malspar.domain.trail;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.MetaData;

/** What Axon's meta data carries of an event's envelope, and under which names. */
public final class Envelopes {

    public static final String REGISTRATION = "registration";
    public static final String ACTOR = "actor";
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";
    public static final String REQUEST_DIGEST = "requestDigest";

    private Envelopes() {}

    static RegistrationId registration(MetaData envelope) {
        if (envelope.get(REGISTRATION) instanceof String id) {
            return RegistrationId.parse(id);
        }
        throw new IllegalStateException("An event of a trail must carry its registration");
    }

    static Optional<Receipt> receipt(MetaData envelope) {
        return envelope.get(IDEMPOTENCY_KEY) instanceof String key
                        && envelope.get(REQUEST_DIGEST) instanceof String digest
                ? Optional.of(new Receipt(
                        key,
                        digest,
                        envelope.get(REGISTRATION) instanceof String id
                                ? RegistrationId.parse(id)
                                : new RegistrationId(new UUID(0, 0))))
                : Optional.empty();
    }
}
