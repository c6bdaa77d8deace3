package se.malspar.projections.destruction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.trail.RegistrationId;

/** What has been destroyed ({@code gallrat}), and which moments' answers lack something for it. */
public final class Destructions {

    /**
     * A registration whose content is destroyed.
     *
     * @param firstLeaf the first of its leaves, which follow on each other
     * @param annulledAt when it ceased to count
     * @param toldIn the registration that tells of the destruction
     */
    public record Destruction(
            RegistrationId registration,
            long firstLeaf,
            long leaves,
            Instant recordedAt,
            Instant annulledAt,
            Instant destroyedAt,
            RegistrationId replacedBy,
            PointId orderedBy,
            String reason,
            String requestedBy,
            String confirmedBy,
            RegistrationId toldIn,
            long position) {}

    /** Something that somebody asks to have destroyed, and that nobody has carried out or declined. */
    public record Request(
            RegistrationId request,
            RegistrationId registration,
            PointId orderedBy,
            String reason,
            String requestedBy,
            Instant requestedAt) {}

    private static final String FOUND = """
            select d.*, a.annulled_at
              from answers.destruction d
              join answers.annulment a on a.municipality = d.municipality and a.registration = d.registration
             where d.municipality = :municipality
            """;

    private final JdbcClient db;

    public Destructions(JdbcClient db) {
        this.db = db;
    }

    /** All that are told by now, the first first. */
    public List<Destruction> all(Municipality municipality) {
        return read(municipality, db.sql(FOUND + " order by d.position"));
    }

    /** Those that counted at an instant of the recorded axis: what they said then is not known any more. */
    public List<Destruction> unknownAt(Municipality municipality, Instant recordedBy) {
        return read(municipality, db.sql(FOUND + """
                                and d.recorded_at <= :recordedBy and a.annulled_at > :recordedBy
                              order by d.position
                            """).param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC)));
    }

    /**
     * What has been destroyed, by the § or the paper that says now what it said: the one that stands in its stead. Empty
     * where nothing is destroyed.
     */
    public Map<String, List<Destruction>> byPaper(Municipality municipality) {
        var all = all(municipality);
        if (all.isEmpty()) {
            return Map.of();
        }
        var byPaper = new TreeMap<String, List<Destruction>>();
        db.sql("""
                        with recursive instead (registration, by) as (
                            select registration, cast(replaced_by as uuid) from answers.destruction
                             where municipality = :municipality
                            union
                            select i.registration, cast(a.replaced_by as uuid)
                              from instead i
                              join answers.annulment a on a.municipality = :municipality and a.registration = i.by
                             where a.replaced_by is not null)
                        select distinct i.registration, coalesce(p.paragraph, p.document)
                          from instead i
                          join answers.paper p on p.municipality = :municipality and p.registration = i.by
                        """).param("municipality", municipality.code()).query(row -> {
            var registration = new RegistrationId(row.getObject(1, UUID.class));
            var ofThePaper = byPaper.computeIfAbsent(row.getString(2), _ -> new ArrayList<>());
            all.stream()
                    .filter(each -> each.registration().equals(registration))
                    .forEach(ofThePaper::add);
        });
        return byPaper;
    }

    /** The requests that wait for somebody else, the first first. */
    public List<Request> waiting(Municipality municipality) {
        return db.sql("""
                        select r.* from answers.destruction_request r
                         where r.municipality = :municipality
                           and not exists (select from answers.destruction_reply a
                                            where a.municipality = r.municipality and a.request = r.request)
                         order by r.requested_at
                        """)
                .param("municipality", municipality.code())
                .query((row, _) -> new Request(
                        new RegistrationId(row.getObject("request", UUID.class)),
                        new RegistrationId(row.getObject("registration", UUID.class)),
                        PointId.parse(row.getString("ordered_by")),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        instant(row, "requested_at")))
                .list();
    }

    /** What has been replaced lately, and not been destroyed: at most so many, the latest first. */
    public List<RegistrationId> replaced(Municipality municipality, int limit) {
        return db.sql("""
                        select a.registration from answers.annulment a
                         where a.municipality = :municipality and a.replaced_by is not null
                           and not exists (select from answers.destruction d
                                            where d.municipality = a.municipality and d.registration = a.registration)
                         order by a.annulled_at desc
                         limit :limit
                        """)
                .param("municipality", municipality.code())
                .param("limit", limit)
                .query((row, _) -> new RegistrationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** How many there are of what was recorded by an instant: with each of them an answer of the past may change. */
    public int ofWhatWasRecordedBy(Municipality municipality, Instant recordedBy) {
        return db.sql("""
                        select count(*) from answers.destruction
                         where municipality = :municipality and recorded_at <= :recordedBy
                        """)
                .param("municipality", municipality.code())
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    private static List<Destruction> read(Municipality municipality, StatementSpec statement) {
        return statement
                .param("municipality", municipality.code())
                .query((row, _) -> destruction(row))
                .list();
    }

    private static Destruction destruction(ResultSet row) throws SQLException {
        return new Destruction(
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getLong("first_leaf"),
                row.getLong("leaves"),
                instant(row, "recorded_at"),
                instant(row, "annulled_at"),
                instant(row, "destroyed_at"),
                RegistrationId.parse(row.getString("replaced_by")),
                PointId.parse(row.getString("ordered_by")),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("confirmed_by"),
                new RegistrationId(row.getObject("told_in", UUID.class)),
                row.getLong("position"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
