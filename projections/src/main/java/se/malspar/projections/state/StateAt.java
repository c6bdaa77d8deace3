package se.malspar.projections.state;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Blame;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.state.State.LeftOut;
import se.malspar.domain.time.AsOf;

/** What held in a municipality at a moment on the three axes? Answered by the tables, in one query for the fields. */
public final class StateAt {

    /**
     * The statements that count at a moment: {@code active} holds those known and decided by then, {@code voids} the
     * points out of force on the day, {@code counted} what is left with its days of validity, conditions resolved.
     * A void rests at most on a point that a court has annulled: {@code Judgement} lets no body revoke a revocation.
     */
    private static final String COUNTED = """
            with active as materialized (
                select * from answers.statement
                where municipality = :municipality
                  and known_from <= :recordedBy and (known_until is null or known_until > :recordedBy)
                  and standing <> 'PROPOSED' and decided_last <= :decidedBy),
            resolved as (
                select a.*,
                       case when a.awaiting is null then a.valid_from else (
                           select greatest(m.met_on, a.awaiting_earliest) from active m
                           where m.meets_point = a.point
                              or (a.awaiting_minutes
                                  and m.approves_meeting = split_part(a.paragraph, ' § ', 1)
                                  and (m.approves_numbers = '{}'
                                       or split_part(a.paragraph, ' § ', 2) = any (m.approves_numbers)))
                           order by m.place desc, m.position desc limit 1)
                       end as from_day
                from active a),
            taking as (
                select voids_point, point from resolved
                where voids_point is not null
                  and from_day <= :validOn and (valid_until is null or valid_until > :validOn)),
            voids as (
                select t.voids_point from taking t
                where not exists (select 1 from taking u where u.voids_point = t.point)),
            counted as (
                select r.* from resolved r
                where not exists (select 1 from voids v where v.voids_point = r.point))
            """;

    private final JdbcClient db;

    public StateAt(JdbcClient db) {
        this.db = db;
    }

    public State answer(Municipality municipality, AsOf asOf) {
        return new State(asOf, fields(municipality, asOf), uncertain(municipality, asOf), awaiting(municipality, asOf));
    }

    private SortedMap<Subject, SortedMap<String, FieldValue>> fields(Municipality municipality, AsOf asOf) {
        SortedMap<Subject, SortedMap<String, FieldValue>> fields = new TreeMap<>();
        at(municipality, asOf, """
                        select distinct on (f.subject, f.field) f.subject as of_subject, f.field, f.value, s.from_day,
                        %s
                        from counted s join answers.field f
                          on f.municipality = s.municipality and f.position = s.position
                        where s.from_day <= :validOn and (s.valid_until is null or s.valid_until > :validOn)
                        order by f.subject, f.field, (s.standing = 'DECIDED' or f.is_report) desc,
                                 s.place desc, s.position desc
                        """.formatted(Statement.COLUMNS))
                .query((row, _) -> {
                    var statement = Statement.read(row);
                    var value = new FieldValue(
                            Optional.ofNullable(row.getString("value")),
                            new Blame(
                                    statement.event(),
                                    statement.position(),
                                    statement.by(),
                                    statement.standing(),
                                    statement.evidence(),
                                    statement.decidedOn(),
                                    row.getObject("from_day", LocalDate.class),
                                    statement.validUntil(),
                                    statement.source(),
                                    statement.rectifiedBy(),
                                    statement.recordedAt(),
                                    statement.place()));
                    return fields.computeIfAbsent(new Subject(row.getString("of_subject")), _ -> new TreeMap<>())
                            .put(row.getString("field"), value);
                })
                .list();
        return fields;
    }

    private List<LeftOut> awaiting(Municipality municipality, AsOf asOf) {
        return at(municipality, asOf, """
                        select %s from counted s
                        where s.awaiting is not null
                          and (s.from_day is null or (s.valid_until is not null and s.from_day >= s.valid_until))
                        order by s.place, s.position
                        """.formatted(Statement.COLUMNS))
                .query((row, _) -> {
                    var statement = Statement.read(row);
                    return leftOut(statement, statement.awaiting().orElseThrow());
                })
                .list();
    }

    private List<LeftOut> uncertain(Municipality municipality, AsOf asOf) {
        return db
                .sql("""
                        select %s from answers.statement s
                        where s.municipality = :municipality
                          and s.known_from <= :recordedBy
                          and (s.known_until is null or s.known_until > :recordedBy)
                          and s.standing <> 'PROPOSED'
                          and s.decided_first <= :decidedBy and s.decided_last > :decidedBy
                        order by s.position
                        """.formatted(Statement.COLUMNS))
                .param("municipality", municipality.code())
                .param("decidedBy", asOf.decidedBy())
                .param("recordedBy", OffsetDateTime.ofInstant(asOf.recordedBy(), ZoneOffset.UTC))
                .query((row, _) -> Statement.read(row))
                .list()
                .stream()
                .map(statement -> leftOut(statement, statement.decidedOn().printed()))
                .toList();
    }

    private static LeftOut leftOut(Statement statement, String why) {
        return new LeftOut(
                statement.event(),
                statement.position(),
                statement.subject(),
                statement.cited(),
                statement.decidedOn(),
                why);
    }

    private StatementSpec at(Municipality municipality, AsOf asOf, String select) {
        return db.sql(COUNTED + select)
                .param("municipality", municipality.code())
                .param("decidedBy", asOf.decidedBy())
                .param("validOn", asOf.validOn())
                .param("recordedBy", OffsetDateTime.ofInstant(asOf.recordedBy(), ZoneOffset.UTC));
    }

    /** What has been proposed by the moment and not been overtaken by a later decision on the same fields. */
    public List<Statement> pendingProposals(Municipality municipality, AsOf asOf, State state) {
        var pending = new ArrayList<Statement>();
        for (var proposal : proposals(municipality, asOf)) {
            var settled = db.sql("""
                            select subject, field from answers.field
                            where municipality = :municipality and position = :position and field <> 'removalReason'
                            """)
                    .param("municipality", municipality.code())
                    .param("position", proposal.position())
                    .query((row, _) -> state.field(new Subject(row.getString("subject")), row.getString("field"))
                            .filter(value -> value.blame().standing() == Standing.DECIDED)
                            .filter(value -> value.blame().place().compareTo(proposal.place()) > 0)
                            .isPresent())
                    .list();
            if (settled.isEmpty() || settled.contains(false)) {
                pending.add(proposal);
            }
        }
        return pending;
    }

    private List<Statement> proposals(Municipality municipality, AsOf asOf) {
        return db.sql("""
                        select %s from answers.statement s
                        where s.municipality = :municipality
                          and s.known_from <= :recordedBy
                          and (s.known_until is null or s.known_until > :recordedBy)
                          and s.standing = 'PROPOSED' and s.decided_last <= :decidedBy
                        order by s.place, s.position
                        """.formatted(Statement.COLUMNS))
                .param("municipality", municipality.code())
                .param("decidedBy", asOf.decidedBy())
                .param("recordedBy", OffsetDateTime.ofInstant(asOf.recordedBy(), ZoneOffset.UTC))
                .query((row, _) -> Statement.read(row))
                .list();
    }
}
