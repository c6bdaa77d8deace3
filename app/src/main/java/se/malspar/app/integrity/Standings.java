package se.malspar.app.integrity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.integrity.Checkpoints.Anchor;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.SignedNote;

/** How far each municipality's log can be believed, as it was found within the last second. */
public final class Standings {

    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final JdbcClient db;
    private final Checkpoints checkpoints;
    private final Quarantines quarantines;
    private final Clock clock;
    private final Set<String> counted;
    private final Duration maxAge;
    private final LoadingCache<String, Optional<Found>> found =
            Caffeine.newBuilder().expireAfterWrite(TRUSTED).maximumSize(1_000).build(this::find);

    private record Found(SignedNote checkpoint, List<Standing.Held> anchors) {}

    /**
     * Standings by what the settings say.
     *
     * @param counted the names of the anchors in use: of others nothing more is to be expected
     * @param maxAge how old an event may be that an anchor does not hold, and the anchor still be current
     */
    public Standings(JdbcClient db, Quarantines quarantines, Clock clock, Set<String> counted, Duration maxAge) {
        this.db = db;
        this.checkpoints = new Checkpoints(db);
        this.quarantines = quarantines;
        this.clock = clock;
        this.counted = Set.copyOf(counted);
        this.maxAge = maxAge;
    }

    public Standing of(Municipality municipality) {
        var known = found.get(municipality.code());
        return new Standing(
                quarantines.of(municipality.code()),
                known.map(Found::checkpoint),
                known.map(Found::anchors).orElse(List.of()));
    }

    private Optional<Found> find(String municipality) {
        try {
            return checkpoints.latest(municipality).map(note -> {
                var signed = Checkpoint.parse(note.text());
                return new Found(
                        note,
                        checkpoints.latestAnchors(municipality, signed.origin(), counted).stream()
                                .map(anchor -> held(municipality, signed, anchor))
                                .toList());
            });
        } catch (NotWellFormed tampered) {
            // the verification says what is wrong with it
            return Optional.empty();
        }
    }

    private Standing.Held held(String municipality, Checkpoint signed, Anchor anchor) {
        return new Standing.Held(
                anchor.kind(),
                anchor.name(),
                anchor.size(),
                anchor.anchoredAt(),
                anchor.size() >= signed.size() || isYoung(municipality, anchor.size()));
    }

    /** Whether the first event that the anchor does not hold was recorded a short while ago. */
    private boolean isYoung(String municipality, long leaf) {
        return db.sql("select recorded_at from ledger.event where municipality = :municipality and leaf = :leaf")
                .param("municipality", municipality)
                .param("leaf", leaf)
                .query(OffsetDateTime.class)
                .optional()
                .map(recordedAt ->
                        recordedAt.toInstant().isAfter(clock.instant().minus(maxAge)))
                .orElse(true);
    }
}
