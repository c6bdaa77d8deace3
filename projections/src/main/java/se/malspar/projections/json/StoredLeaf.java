package se.malspar.projections.json;

import java.time.Instant;
import java.util.UUID;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.RegistrationId;

/**
 * An event as its leaf has it, and where the leaf says that it stands.
 *
 * @param number in the municipality's tree, from 0
 */
public record StoredLeaf(Municipality municipality, long number, Logged logged) {

    public static StoredLeaf read(byte[] leaf) {
        var stored = TrailJson.mapper().readTree(leaf);
        return new StoredLeaf(
                Municipality.of(stored.required("municipality").stringValue()),
                stored.required("leaf").longValue(),
                new Logged(
                        stored.required("position").longValue(),
                        UUID.fromString(stored.required("eventId").stringValue()),
                        RegistrationId.parse(stored.required("registration").stringValue()),
                        Instant.parse(stored.required("recordedAt").stringValue()),
                        TrailJson.read(
                                stored.required("type").stringValue(),
                                stored.required("typeVersion").intValue(),
                                stored.required("payload"))));
    }
}
