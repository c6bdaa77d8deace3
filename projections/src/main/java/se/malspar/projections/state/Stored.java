package se.malspar.projections.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Standing;

/** A row of {@code answers.statement} that was there before, and where it lies. */
final class Stored implements Overtakable {

    /** What may be overtaken is as {@link Written#mayBeOvertaken} has it: rows that may do neither need not be read. */
    static final String COLUMNS = """
            tableoid as part, ctid as row_in_part, subject, split_part(said, e'\\x1e', 1) as names, standing,
            known_from, decided_last, valid_from, valid_until, may_overtake,
            standing <> 'PROPOSED' and not awaiting and bearing is null and decided_first = decided_last
                and said <> '' as may_be_overtaken,
            overtaken_decided, overtaken_valid, overtaken_known""";

    final long part;
    final String rowInPart;
    private final Spoken spoken;
    private final Standing standing;
    private final Instant knownFrom;
    private final LocalDate decidedLast;
    private final @Nullable LocalDate validFrom;
    private final Optional<LocalDate> validUntil;
    private final boolean mayOvertake;
    private final boolean mayBeOvertaken;
    private final Overtaken before;
    private Overtaken now;

    /** Of a row with {@link #COLUMNS}. */
    Stored(ResultSet row) throws SQLException {
        part = row.getLong("part");
        rowInPart = row.getString("row_in_part");
        spoken = new Spoken(row.getString("subject"), row.getString("names"));
        standing = Standing.valueOf(row.getString("standing"));
        knownFrom = Objects.requireNonNull(instant(row, "known_from"));
        decidedLast = row.getObject("decided_last", LocalDate.class);
        validFrom = row.getObject("valid_from", LocalDate.class);
        validUntil = Optional.of(row.getObject("valid_until", LocalDate.class))
                .filter(day -> !day.equals(Written.UNTIL_FURTHER_NOTICE));
        mayOvertake = row.getBoolean("may_overtake");
        mayBeOvertaken = row.getBoolean("may_be_overtaken");
        before = new Overtaken(
                row.getObject("overtaken_decided", LocalDate.class),
                row.getObject("overtaken_valid", LocalDate.class),
                instant(row, "overtaken_known"));
        now = before;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var instant = row.getObject(column, OffsetDateTime.class);
        return instant == null ? null : instant.toInstant();
    }

    Overtaken overtaken() {
        return now;
    }

    boolean hasChanged() {
        return !now.equals(before);
    }

    @Override
    public Spoken spoken() {
        return spoken;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Instant knownFrom() {
        return knownFrom;
    }

    @Override
    public LocalDate decidedLast() {
        return decidedLast;
    }

    @Override
    public @Nullable LocalDate validFrom() {
        return validFrom;
    }

    @Override
    public Optional<LocalDate> validUntil() {
        return validUntil;
    }

    @Override
    public boolean mayOvertake() {
        return mayOvertake;
    }

    @Override
    public boolean mayBeOvertaken() {
        return mayBeOvertaken;
    }

    @Override
    public void overtakenBy(@Nullable Overtakable other) {
        now = Overtaken.by(other);
    }
}
