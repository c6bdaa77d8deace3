package se.malspar.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import se.malspar.benchmark.answer.Day;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Row;

/** A table of what holds, and a trigger that keeps what held in another. */
public final class Triggered implements Remembering {

    private static final String COLUMNS = """
            subject, field_group, says, event_id, position, cited, standing, evidence, decided_first, decided_last,
            decided_printed, valid_from, valid_until, source, recorded_at
            """;

    private final Connection connection;
    private final PreparedStatement today;
    private final PreparedStatement put;
    private final PreparedStatement gone;
    private final PreparedStatement state;
    private final PreparedStatement history;

    private Triggered(Connection connection) throws SQLException {
        this.connection = connection;
        this.today = connection.prepareStatement("select set_config('bench.day', ?, true)");
        this.put = connection.prepareStatement("""
                insert into triggered.current (id, municipality, %s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set (%s) = (
                    excluded.subject, excluded.field_group, excluded.says, excluded.event_id, excluded.position,
                    excluded.cited, excluded.standing, excluded.evidence, excluded.decided_first,
                    excluded.decided_last, excluded.decided_printed, excluded.valid_from, excluded.valid_until,
                    excluded.source, excluded.recorded_at)
                """.formatted(COLUMNS, COLUMNS));
        this.gone = connection.prepareStatement("delete from triggered.current where id = ?");
        this.state = connection.prepareStatement("select " + COLUMNS + """
                  from triggered.history
                 where municipality = ? and since <= ? and until > ?
                 order by subject, field_group, position
                """);
        this.history = connection.prepareStatement("select " + COLUMNS + """
                  from triggered.history
                 where municipality = ? and (subject = ? or subject like ?) and since < until
                 order by subject, field_group, position
                """);
    }

    public static Triggered create(DataSource owner) throws SQLException {
        var connection = owner.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create schema triggered;
                    create table triggered.current (
                        id text primary key, municipality text not null, subject text not null, field_group text not null,
                        says text not null, event_id uuid not null, position bigint not null, cited text not null,
                        standing text not null, evidence text not null, decided_first date not null,
                        decided_last date not null, decided_printed text not null, valid_from date not null,
                        valid_until date, source text, recorded_at timestamptz not null);
                    create table triggered.history (like triggered.current, since date not null, until date not null);
                    create index on triggered.history (municipality, until, since);
                    create index on triggered.history (municipality, subject text_pattern_ops);
                    create index on triggered.history (id) where until = '9999-12-31';
                    create function triggered.remember() returns trigger language plpgsql as $$
                    begin
                        if tg_op <> 'INSERT' then
                            update triggered.history set until = current_setting('bench.day')::date
                             where id = old.id and until = '9999-12-31';
                        end if;
                        if tg_op <> 'DELETE' then
                            insert into triggered.history
                            select new.*, current_setting('bench.day')::date, '9999-12-31'::date;
                        end if;
                        return null;
                    end
                    $$;
                    create trigger remembered after insert or update or delete on triggered.current
                        for each row execute function triggered.remember();
                    """);
        }
        connection.setAutoCommit(false);
        return new Triggered(connection);
    }

    @Override
    public String name() {
        return "historiktabell med trigger";
    }

    @Override
    public void tell(Day day) {
        try {
            today.setString(1, day.day().toString());
            today.execute();
            for (var row : day.put()) {
                set(Day.key(day.municipality(), row.subject(), row.group()), day.municipality(), row);
                put.addBatch();
            }
            put.executeBatch();
            for (var key : day.gone()) {
                gone.setString(1, key);
                gone.addBatch();
            }
            gone.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(String id, String municipality, Row row) throws SQLException {
        put.setString(1, id);
        put.setString(2, municipality);
        put.setString(3, row.subject());
        put.setString(4, row.group());
        put.setString(5, row.says());
        put.setObject(6, row.event());
        put.setLong(7, row.position());
        put.setString(8, row.cited());
        put.setString(9, row.standing());
        put.setString(10, row.evidence());
        put.setObject(11, row.decidedFirst());
        put.setObject(12, row.decidedLast());
        put.setString(13, row.decidedPrinted());
        put.setObject(14, row.validFrom());
        put.setObject(15, row.validUntil());
        put.setString(16, row.source());
        put.setObject(17, row.recordedAt().atOffset(ZoneOffset.UTC));
    }

    @Override
    public void settle() {
        try {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum (analyze) triggered.current");
                statement.execute("vacuum (analyze) triggered.history");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Row> state(StateOn question) {
        try {
            state.setString(1, question.municipality());
            state.setObject(2, question.day());
            state.setObject(3, question.day());
            return rows(state);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Row> history(HistoryOfGoal question) {
        try {
            history.setString(1, question.municipality());
            history.setString(2, "goal:" + question.goal());
            history.setString(3, "goal:" + question.goal() + "/%");
            return rows(history);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var answer = new ArrayList<Row>();
            while (rows.next()) {
                answer.add(HandWritten.row(rows));
            }
            return answer;
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
