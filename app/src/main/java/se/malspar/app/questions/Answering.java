package se.malspar.app.questions;

import java.util.function.LongFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.StoredTrails;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.projecting.Snapshot;

/**
 * Answers from one snapshot, with an entity tag that tells how far the municipality's trail had come: the same tag serves
 * a later registration as {@code If-Match}.
 */
@Component
class Answering {

    private final Snapshot snapshot;
    private final StoredTrails trails;

    Answering(Snapshot snapshot, StoredTrails trails) {
        this.snapshot = snapshot;
        this.trails = trails;
    }

    <T> ResponseEntity<T> answer(Municipality municipality, LongFunction<T> answer) {
        return snapshot.read(position -> {
            var body = answer.apply(position);
            return ResponseEntity.ok()
                    .eTag(tag(trails.size(municipality)))
                    .cacheControl(CacheControl.noCache().cachePublic())
                    .body(body);
        });
    }

    /** The entity tag of a trail of a size. */
    static String tag(long trailSize) {
        return "\"" + trailSize + "\"";
    }
}
