package se.malspar.projections.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;

/** A row of {@code answers.statement}: what an event says of itself, as read at a moment on the recorded axis. */
public record Statement(
        UUID event,
        long position,
        RegistrationId registration,
        String actor,
        String type,
        Subject subject,
        Standing standing,
        Evidence evidence,
        Authority by,
        String cited,
        DecidedOn decidedOn,
        Place place,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<String> awaiting,
        Optional<Quote> source,
        Optional<PointId> rectifiedBy,
        Instant recordedAt,
        String swedish,
        String english) {

    /** The columns that {@link #read} reads, of a table aliased {@code s}. */
    public static final String COLUMNS = """
            s.event_id, s.position, s.registration, s.actor, s.type, s.subject, s.standing, s.evidence, s.authority,
            s.cited, s.decided_first, s.decided_last, s.decided_printed, s.decided_impossible, s.place,
            s.valid_from, s.valid_until, s.awaiting, s.source, s.rectified_by, s.recorded_at,
            s.sentence_sv, s.sentence_en
            """;

    public static Statement read(ResultSet row) throws SQLException {
        return new Statement(
                row.getObject("event_id", UUID.class),
                row.getLong("position"),
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getString("actor"),
                row.getString("type"),
                new Subject(row.getString("subject")),
                Standing.valueOf(row.getString("standing")),
                Evidence.valueOf(row.getString("evidence")),
                TrailJson.mapper().readValue(row.getString("authority"), Authority.class),
                row.getString("cited"),
                new DecidedOn(
                        row.getObject("decided_first", LocalDate.class),
                        row.getObject("decided_last", LocalDate.class),
                        row.getString("decided_printed"),
                        row.getBoolean("decided_impossible")),
                new Place(row.getString("place")),
                Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
                Optional.ofNullable(row.getString("awaiting")),
                quote(row.getString("source")),
                Optional.ofNullable(row.getString("rectified_by")).map(PointId::parse),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("sentence_sv"),
                row.getString("sentence_en"));
    }

    private static Optional<Quote> quote(@Nullable String json) {
        return json == null ? Optional.empty() : Optional.of(TrailJson.mapper().readValue(json, Quote.class));
    }
}
