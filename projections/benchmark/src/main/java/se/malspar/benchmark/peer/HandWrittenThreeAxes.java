package se.malspar.benchmark.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import se.malspar.benchmark.answer.Box;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Row;
import se.malspar.benchmark.answer.ThreeAxes;
import se.malspar.benchmark.answer.ThreeAxes.Said;
import se.malspar.projections.json.TrailJson;
import tools.jackson.core.type.TypeReference;

/**
 * The best SQL we could write by hand for the state at a moment on all three axes, with no timelines cut beforehand: what
 * was said, with the moments at which it counts, and where points are out of force. Of what counts at the moment, the last
 * in the order of decisions answers.
 */
public final class HandWrittenThreeAxes implements AutoCloseable {

    private static final String STATE = """
            select distinct on (s.line) s.subject, s.field_group, s.says, s.event_id, s.position, s.cited, s.standing,
                   s.evidence, s.decided_first, s.decided_last, s.decided_printed, s.valid_since,
                   nullif(s.valid_until, date '9999-12-31'), s.source, s.recorded_at
              from axes.said s
             where s.municipality = ?
               and s.decided_since <= ? and s.decided_until > ?
               and s.valid_since <= ? and s.valid_until > ?
               and s.known_since <= ? and s.known_until > ?
               and not exists (
                   select from axes.voided v
                    where v.municipality = s.municipality and v.point = s.cited
                      and v.decided_since <= ? and v.decided_until > ?
                      and v.valid_since <= ? and v.valid_until > ?
                      and v.known_since <= ? and v.known_until > ?)
             order by s.line, s.yields, s.ord desc
            """;

    private static final TypeReference<TreeMap<String, Optional<String>>> SAYS = new TypeReference<>() {};

    /** By what a question asks for: what is read together lies together. */
    private static final Comparator<Box> AS_ASKED = Comparator.comparing(
                    (Box box) -> box.valid().until())
            .thenComparing(box -> box.valid().since())
            .thenComparing(box -> box.decided().since());

    private final Connection connection;
    private final PreparedStatement state;

    private HandWrittenThreeAxes(Connection connection) throws SQLException {
        this.connection = connection;
        this.state = connection.prepareStatement(STATE);
    }

    public static void create(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema axes;
                    create table axes.said (
                        municipality text not null, line integer not null, ord integer not null, yields boolean not null,
                        decided_since date not null, decided_until date not null, valid_since date not null,
                        valid_until date not null, known_since timestamptz not null, known_until timestamptz not null,
                        subject text not null, field_group text not null, says text not null, event_id uuid not null,
                        position bigint not null, cited text not null, standing text not null, evidence text not null,
                        decided_first date not null, decided_last date not null, decided_printed text not null,
                        source text, recorded_at timestamptz not null);
                    create table axes.voided (
                        municipality text not null, point text not null, decided_since date not null,
                        decided_until date not null, valid_since date not null, valid_until date not null,
                        known_since timestamptz not null, known_until timestamptz not null);
                    """);
        }
    }

    /** Adds a municipality. */
    public static void fill(DataSource owner, String municipality, ThreeAxes known) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            var said = new Copied();
            var inOrder = known.said().stream()
                    .sorted(Comparator.comparing(Said::box, AS_ASKED))
                    .toList();
            for (var each : inOrder) {
                var row = each.row();
                var box = each.box();
                said.row(
                        municipality,
                        each.line(),
                        each.order(),
                        each.yields(),
                        box.decided().since(),
                        box.decided().until(),
                        box.valid().since(),
                        box.valid().until(),
                        box.known().since(),
                        box.known().until(),
                        row.subject(),
                        row.group(),
                        row.says(),
                        row.event(),
                        row.position(),
                        row.cited(),
                        row.standing(),
                        row.evidence(),
                        row.decidedFirst(),
                        row.decidedLast(),
                        row.decidedPrinted(),
                        row.source(),
                        row.recordedAt());
            }
            said.into("axes.said", connection);
            var voided = new Copied();
            for (var each : known.voided()) {
                var box = each.box();
                voided.row(
                        municipality,
                        each.point(),
                        box.decided().since(),
                        box.decided().until(),
                        box.valid().since(),
                        box.valid().until(),
                        box.known().since(),
                        box.known().until());
            }
            voided.into("axes.voided", connection);
        }
    }

    public static void index(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create index on axes.said (municipality, valid_until, valid_since, decided_since, known_since);
                    create index on axes.voided (municipality, point);
                    """);
            statement.execute("vacuum (freeze, analyze) axes.said");
            statement.execute("vacuum (freeze, analyze) axes.voided");
        }
    }

    public static HandWrittenThreeAxes open(DataSource owner) throws SQLException {
        return new HandWrittenThreeAxes(owner.getConnection());
    }

    public List<Row> state(StateAtMoment question) {
        try {
            state.setString(1, question.municipality());
            for (int first : List.of(2, 8)) {
                state.setObject(first, question.decidedBy());
                state.setObject(first + 1, question.decidedBy());
                state.setObject(first + 2, question.validOn());
                state.setObject(first + 3, question.validOn());
                state.setObject(first + 4, question.recordedBy().atOffset(ZoneOffset.UTC));
                state.setObject(first + 5, question.recordedBy().atOffset(ZoneOffset.UTC));
            }
            try (var rows = state.executeQuery()) {
                var answer = new ArrayList<Row>();
                while (rows.next()) {
                    answer.add(HandWritten.row(rows));
                }
                return answer;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a statement says of the fields of a group in one row, where the table has them in several. */
    public static List<Row> comparable(List<Row> answer) {
        var sorted = answer.stream().sorted(Row.IN_ORDER).toList();
        var rows = new ArrayList<Row>();
        for (var row : sorted) {
            if (!rows.isEmpty() && Row.IN_ORDER.compare(rows.getLast(), row) == 0) {
                rows.add(both(rows.removeLast(), row));
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Row both(Row one, Row other) {
        var says = TrailJson.mapper().readValue(one.says(), SAYS);
        says.putAll(TrailJson.mapper().readValue(other.says(), SAYS));
        return one.saying(says);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
