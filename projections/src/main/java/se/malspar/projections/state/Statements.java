package se.malspar.projections.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Stated;
import se.malspar.domain.state.Stated.Bearing;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.projecting.EventLookup;

/**
 * Reads the rows of {@code answers.statement}: for a history, or just what may count for a moment. What an event says in
 * words is asked of the event itself, when somebody is to read it.
 */
public final class Statements {

    /** With a reading's own day only where the printed one has been interpreted. */
    private static final String STATED = """
            s.position, s.recorded_at, s.basis, s.event_id, s.subject, s.bearing, s.said,
            nullif(s.known_from, s.recorded_at) as read_from, s.known_until,
            case when s.known_from <> s.recorded_at then s.decided_first end as read_first,
            case when s.known_from <> s.recorded_at then s.decided_last end as read_last,
            s.impossible""";

    private static final String KNOWN =
            "s.known_from <= :recordedBy and (s.known_until is null or s.known_until > :recordedBy)";

    /** What is looked at whatever the subject: conditions, uncertain days, and what takes points out of force. */
    private static final String SPECIAL = """
            select %s from answers.statement s
            where s.municipality = :municipality and %s
              and (s.awaiting or s.voids_point is not null or s.decided_first <> s.decided_last)
              and s.standing <> 'PROPOSED'
              and s.decided_first <= :decidedBy
            """.formatted(STATED, KNOWN);

    private final JdbcClient db;
    private final Bases bases;
    private final EventLookup log;

    /**
     * The rows of a database.
     *
     * @param log as it is there, in the same transaction
     */
    public Statements(DataSource dataSource, EventLookup log) {
        this.db = JdbcClient.create(dataSource);
        this.log = log;
        this.bases = new Bases(db);
    }

    /** Remembers nothing of what it has read. */
    public void forget() {
        bases.forget();
    }

    // --- for a moment

    /** What may count at a moment for some subjects: a little more than does count, never less. */
    List<Stated> mayCount(Municipality municipality, AsOf asOf, About about) {
        return stated(
                municipality,
                at(about.bind(db.sql(SPECIAL + "union all\n" + about.searches(plain(about.past())))), asOf)
                        .param("validOn", asOf.validOn()));
    }

    private static String plain(About.Past past) {
        return """
            select %s from answers.statement s
            where s.municipality = :municipality and %s
              and s.standing <> 'PROPOSED' and not s.awaiting
              and s.voids_point is null and s.decided_first = s.decided_last
              and s.decided_last <= :decidedBy
              and s.valid_from <= :validOn and s.valid_until > :validOn
              and (s.overtaken_decided is null or s.overtaken_decided > :decidedBy
                   or s.overtaken_valid > :validOn or s.overtaken_known > :recordedBy
                   or %s)
              and s.said <> ''
            """.formatted(STATED, KNOWN, past.condition());
    }

    /** What may tell that a condition has been met, of what speaks of some subjects. */
    List<Stated> conditions(Municipality municipality, AsOf asOf, Collection<Subject> subjects) {
        return stated(
                municipality,
                at(db.sql("""
                                select %s from answers.statement s
                                where s.municipality = :municipality and %s
                                  and s.subject = any (:subjects)
                                  and s.bearing is not null and s.voids_point is null and not s.awaiting
                                  and s.decided_first = s.decided_last
                                  and s.standing <> 'PROPOSED' and s.decided_last <= :decidedBy
                                """.formatted(STATED, KNOWN)), asOf)
                        .param("subjects", subjects.stream().map(Subject::path).toArray(String[]::new)));
    }

    List<Stated> proposals(Municipality municipality, AsOf asOf) {
        return stated(municipality, at(db.sql("""
                                select %s from answers.statement s
                                where s.municipality = :municipality and %s
                                  and s.standing = 'PROPOSED' and s.decided_last <= :decidedBy
                                """.formatted(STATED, KNOWN)), asOf));
    }

    /** Every statement told after a position, up to and including another, in the order of the log: to be kept. */
    List<Stated> between(Municipality municipality, long after, long upTo) {
        var alike = new Alike();
        return stated(
                        municipality,
                        db.sql("""
                                select %s from answers.statement s
                                where s.municipality = :municipality and s.position > :after and s.position <= :upTo
                                order by s.position, s.known_from
                                """.formatted(STATED)).param("after", after).param("upTo", upTo))
                .stream()
                .map(alike::of)
                .toList();
    }

    // --- in words

    /**
     * What somebody has of statements, with the events in words, in the same order. Left out are those whose content has
     * been destroyed since the answers were told.
     */
    public <T, R> List<R> inWords(
            Collection<T> those, Function<T, Stated> stated, BiFunction<T, Statement, R> complete) {
        var facts = log
                .at(those.stream().map(each -> stated.apply(each).position()).toList())
                .stream()
                .collect(Collectors.toMap(fact -> fact.logged().position(), Function.identity()));
        return those.stream()
                .flatMap(each -> {
                    var fact = facts.get(stated.apply(each).position());
                    return fact != null && fact.logged().event() instanceof DecidedEvent event
                            ? Stream.of(complete.apply(each, Statement.of(stated.apply(each), fact, event)))
                            : Stream.empty();
                })
                .toList();
    }

    private List<Statement> inWords(List<Stated> statements) {
        return inWords(statements, Function.identity(), (_, statement) -> statement);
    }

    /** Statements by their positions, as known at an instant, in the order of decisions. */
    public List<Statement> ofPositions(Municipality municipality, Collection<Long> positions, Instant recordedBy) {
        if (positions.isEmpty()) {
            return List.of();
        }
        return inWords(inDecidedOrder(
                municipality,
                db.sql("""
                                select %s from answers.statement s
                                where s.municipality = :municipality and %s and s.position = any (:positions)
                                """.formatted(STATED, KNOWN))
                        .param("positions", positions.toArray(Long[]::new))
                        .param("recordedBy", utc(recordedBy))));
    }

    /**
     * The last that was decided or reported about goals, plans and commissions by a day, as known at an instant: at most so
     * many, in the order of decisions.
     */
    public List<Statement> latest(Municipality municipality, LocalDate decidedBy, Instant recordedBy, int limit) {
        return inWords(inDecidedOrder(
                municipality,
                db.sql("""
                                select %s from answers.statement s
                                where s.municipality = :municipality and %s and not s.about_papers
                                  and s.standing <> 'PROPOSED' and s.decided_last <= :decidedBy and s.said <> ''
                                order by s.decided_last desc, s.position desc
                                limit :limit
                                """.formatted(STATED, KNOWN))
                        .param("decidedBy", decidedBy)
                        .param("recordedBy", utc(recordedBy))
                        .param("limit", limit)));
    }

    /** {@linkplain #concerning All that concerns} some subjects, with nothing taken for annulled that is not. */
    public List<Statement> about(Municipality municipality, About about, LocalDate decidedBy, Instant recordedBy) {
        return inWords(concerning(municipality, about, decidedBy, recordedBy, List.of()));
    }

    // --- for a history

    /**
     * All that concerns some subjects, decided by a day and known at an instant, in the order of decisions: what speaks of
     * them, what takes the points that this rests on out of force, and what takes those out of force in turn.
     *
     * @param annulled registrations of which nothing is told, as if they had been annulled
     */
    public List<Stated> concerning(
            Municipality municipality,
            About about,
            LocalDate decidedBy,
            Instant recordedBy,
            Collection<RegistrationId> annulled) {
        return inDecidedOrder(
                municipality,
                about.bind(db.sql("""
                                with own as materialized (
                                    select s.* from answers.statement s
                                    where s.municipality = :municipality and %1$s and s.decided_first <= :decidedBy
                                      and (%2$s)),
                                voiding as materialized (
                                    select s.*, b.point from answers.statement s
                                    join answers.basis b on b.municipality = s.municipality and b.basis = s.basis
                                    where s.municipality = :municipality and s.voids_point is not null
                                      and %1$s and s.decided_first <= :decidedBy),
                                touching as (
                                    select v.* from voiding v where v.voids_point in (
                                        select b.point from own o
                                        join answers.basis b on b.municipality = o.municipality and b.basis = o.basis)),
                                restoring as (
                                    select v.* from voiding v where v.voids_point in (select t.point from touching t))
                                select %3$s from own s
                                union select %3$s from touching s
                                union select %3$s from restoring s
                                """.formatted(
                                        KNOWN + " and s.registration <> all (:annulled)",
                                        String.join(" or ", about.conditions()),
                                        STATED)))
                        .param("decidedBy", decidedBy)
                        .param("recordedBy", utc(recordedBy))
                        .param(
                                "annulled",
                                annulled.stream().map(RegistrationId::value).toArray(UUID[]::new)));
    }

    /**
     * The subjects that the points of some §§ speak of, that rest on a point that they take out of force, or on one that is
     * back in force thereby.
     */
    public List<Subject> touchedBy(Municipality municipality, Collection<ParagraphId> paragraphs) {
        return db.sql("""
                        with own as materialized (
                            select s.subject, s.voids_point
                            from answers.basis b join answers.statement s
                              on s.municipality = b.municipality and s.basis = b.basis
                            where b.municipality = :municipality and b.paragraph = any (:paragraphs)
                              and b.point is not null),
                        resting (point) as (
                            select voids_point from own where voids_point is not null
                            union
                            select s.voids_point
                            from own join answers.basis b
                              on b.municipality = :municipality and b.point = own.voids_point
                            join answers.statement s on s.municipality = b.municipality and s.basis = b.basis
                            where s.voids_point is not null)
                        select subject from own
                        union
                        select s.subject
                        from resting r join answers.basis b on b.municipality = :municipality and b.point = r.point
                        join answers.statement s on s.municipality = b.municipality and s.basis = b.basis
                        """)
                .param("municipality", municipality.code())
                .param(
                        "paragraphs",
                        paragraphs.stream().map(ParagraphId::toString).toArray(String[]::new))
                .query((row, _) -> new Subject(row.getString(1)))
                .list();
    }

    // --- reading

    private static StatementSpec at(StatementSpec statement, AsOf asOf) {
        return statement.param("decidedBy", asOf.decidedBy()).param("recordedBy", utc(asOf.recordedBy()));
    }

    /** Reads the rows, and then what they rest on: in one go, and mostly from memory. */
    private List<Stated> stated(Municipality municipality, StatementSpec statement) {
        var rows = statement
                .param("municipality", municipality.code())
                .query((row, _) -> row(row))
                .list();
        var placed = bases.read(municipality, rows.stream().map(Row::basis).toList());
        return rows.stream()
                .map(row -> {
                    var basis = placed.get(row.basis());
                    if (basis == null) {
                        throw new IllegalStateException("A statement rests on nothing: " + row);
                    }
                    return row.stated(basis);
                })
                .toList();
    }

    private List<Stated> inDecidedOrder(Municipality municipality, StatementSpec statement) {
        return stated(municipality, statement).stream()
                .sorted(Stated.IN_DECIDED_ORDER)
                .toList();
    }

    /** A row of which it is not read yet what it rests on. */
    private record Row(
            long position,
            Instant recordedAt,
            UUID basis,
            UUID event,
            Subject subject,
            Bearing bearing,
            String said,
            @Nullable Instant knownUntil,
            @Nullable Reading reading) {

        Stated stated(Bases.Placed placed) {
            var decidedOn = placed.basis().decidedOn();
            return new Stated(
                    position,
                    event,
                    recordedAt,
                    reading == null ? recordedAt : reading.knownFrom(),
                    Optional.ofNullable(knownUntil),
                    subject,
                    placed.basis(),
                    reading == null ? decidedOn : reading.of(decidedOn),
                    reading == null ? placed.place() : Place.readAs(placed.basis(), reading.of(decidedOn)),
                    bearing,
                    SaidText.read(subject, said));
        }
    }

    /** Another day than the printed one. */
    private record Reading(Instant knownFrom, LocalDate first, LocalDate last, boolean impossible) {

        DecidedOn of(DecidedOn printed) {
            return new DecidedOn(first, last, printed.printed(), impossible);
        }
    }

    /** The columns of {@link #STATED}, by their places: there are many rows. */
    private static Row row(ResultSet row) throws SQLException {
        var readFrom = row.getObject(8, OffsetDateTime.class);
        var knownUntil = row.getObject(9, OffsetDateTime.class);
        return new Row(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                new Subject(row.getString(5)),
                BearingText.read(row.getString(6)),
                row.getString(7),
                knownUntil == null ? null : knownUntil.toInstant(),
                readFrom == null
                        ? null
                        : new Reading(
                                readFrom.toInstant(),
                                row.getObject(10, LocalDate.class),
                                row.getObject(11, LocalDate.class),
                                row.getBoolean(12)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
