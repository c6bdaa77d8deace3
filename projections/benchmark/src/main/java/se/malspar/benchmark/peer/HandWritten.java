package se.malspar.benchmark.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import se.malspar.benchmark.answer.Change;
import se.malspar.benchmark.answer.Entry;
import se.malspar.benchmark.answer.OneAxis;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.MeetingOf;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Replay;
import se.malspar.benchmark.answer.Row;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The best SQL we could write by hand for these answers and no others: rows with the days they were in force, histories
 * with what each statement changed worked out beforehand, all in the order they are asked for. Knows one axis.
 */
public final class HandWritten implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private static final String STATE = """
            select subject, field_group, says, event_id, position, cited, standing, evidence, decided_first, decided_last,
                   decided_printed, valid_from, valid_until, source, recorded_at
              from hand.version
             where municipality = ? and since <= ? and until > ?
             order by subject, field_group, position
            """;

    private static final String ENTRY =
            "position, event_id, type, subject, cited, standing, evidence, decided_first, decided_last, recorded_at, changes";

    private final Connection connection;
    private final PreparedStatement state;
    private final PreparedStatement history;
    private final PreparedStatement sections;
    private final PreparedStatement changesOfMeeting;
    private final PreparedStatement facts;
    private final PreparedStatement neighbours;

    private HandWritten(Connection connection) throws SQLException {
        this.connection = connection;
        this.state = connection.prepareStatement(STATE);
        this.history = connection.prepareStatement("select " + ENTRY
                + " from hand.history where municipality = ? and root = ? and decided_first <= ? order by ord");
        this.sections = connection.prepareStatement("""
                select paragraph, title, points from hand.paper
                 where municipality = ? and body = ? and meeting_date = ? order by ordinal, number
                """);
        this.changesOfMeeting = connection.prepareStatement("select paragraph, " + ENTRY + """
                  from hand.history
                 where municipality = ? and paragraph = any (?) and decided_first <= ?
                 order by paragraph, place, position
                """);
        this.facts = connection.prepareStatement("""
                select subject, field_group, says from hand.version
                 where municipality = ? and subject = any (?) and since <= ? and until > ?
                """);
        this.neighbours = connection.prepareStatement("""
                select (select max(meeting_date) from hand.paper
                         where municipality = ? and body = ? and meeting_date < ?),
                       (select min(meeting_date) from hand.paper
                         where municipality = ? and body = ? and meeting_date > ?)
                """);
    }

    public static void create(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema hand;
                    create table hand.version (
                        municipality text not null, subject text not null, field_group text not null, since date not null,
                        until date not null, says text not null, event_id uuid not null, position bigint not null,
                        cited text not null, standing text not null, evidence text not null, decided_first date not null,
                        decided_last date not null, decided_printed text not null, valid_from date not null,
                        valid_until date, source text, recorded_at timestamptz not null);
                    create table hand.history (
                        municipality text not null, root text not null, ord integer not null, paragraph text,
                        position bigint not null, event_id uuid not null, type text not null, subject text not null,
                        cited text not null, standing text not null, evidence text not null, decided_first date not null,
                        decided_last date not null, place integer not null, recorded_at timestamptz not null,
                        changes text not null);
                    create table hand.paper (
                        municipality text not null, paragraph text not null, body text not null, meeting_date date not null,
                        ordinal integer not null, number integer not null, title text not null, points integer not null);
                    """);
        }
    }

    /** Adds a municipality, rows in the order in which they are read. */
    public static void fill(DataSource owner, String municipality, OneAxis known) throws SQLException, IOException {
        try (var connection = owner.getConnection()) {
            var versions = new Copied();
            for (var each : known.versions()) {
                var row = each.row();
                versions.row(
                        municipality,
                        row.subject(),
                        row.group(),
                        each.since(),
                        each.until(),
                        row.says(),
                        row.event(),
                        row.position(),
                        row.cited(),
                        row.standing(),
                        row.evidence(),
                        row.decidedFirst(),
                        row.decidedLast(),
                        row.decidedPrinted(),
                        row.validFrom(),
                        row.validUntil(),
                        row.source(),
                        row.recordedAt());
            }
            versions.into("hand.version", connection);
            var histories = new Copied();
            var order = 0;
            for (var told : known.histories()) {
                var entry = told.entry();
                histories.row(
                        municipality,
                        told.root(),
                        ++order,
                        told.paragraph(),
                        entry.position(),
                        entry.event(),
                        entry.type(),
                        entry.subject(),
                        entry.cited(),
                        entry.standing(),
                        entry.evidence(),
                        entry.decidedFirst(),
                        entry.decidedLast(),
                        told.place(),
                        entry.recordedAt(),
                        JSON.writeValueAsString(entry.changes()));
            }
            histories.into("hand.history", connection);
            var papers = new Copied();
            for (var paper : known.papers()) {
                papers.row(
                        municipality,
                        paper.paragraph(),
                        paper.body(),
                        paper.meetingDate(),
                        paper.ordinal(),
                        paper.number(),
                        paper.title(),
                        paper.points());
            }
            papers.into("hand.paper", connection);
        }
    }

    public static void index(DataSource owner) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create index on hand.version (municipality, until, since);
                    create index on hand.version (municipality, subject);
                    create unique index on hand.history (municipality, root, ord);
                    create index on hand.history (municipality, paragraph);
                    create index on hand.paper (municipality, body, meeting_date);
                    """);
            statement.execute("vacuum (freeze, analyze) hand.version");
            statement.execute("vacuum (freeze, analyze) hand.history");
            statement.execute("vacuum (freeze, analyze) hand.paper");
        }
    }

    public static HandWritten open(DataSource owner) throws SQLException {
        return new HandWritten(owner.getConnection());
    }

    // --- questions

    public List<Row> state(StateOn question) {
        try {
            state.setString(1, question.municipality());
            state.setObject(2, question.day());
            state.setObject(3, question.day());
            try (var rows = state.executeQuery()) {
                var answer = new ArrayList<Row>();
                while (rows.next()) {
                    answer.add(row(rows));
                }
                return answer;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getObject(4, UUID.class),
                rows.getLong(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getObject(9, LocalDate.class),
                rows.getObject(10, LocalDate.class),
                rows.getString(11),
                rows.getObject(12, LocalDate.class),
                rows.getObject(13, LocalDate.class),
                rows.getString(14),
                rows.getObject(15, OffsetDateTime.class).toInstant());
    }

    public List<Entry> history(HistoryOfGoal question) {
        try {
            history.setString(1, question.municipality());
            history.setString(2, "goal:" + question.goal());
            history.setObject(3, question.decidedBy());
            try (var rows = history.executeQuery()) {
                var answer = new ArrayList<Entry>();
                while (rows.next()) {
                    answer.add(entry(rows, 0));
                }
                return answer;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(ResultSet rows, int before) throws SQLException {
        return new Entry(
                rows.getLong(before + 1),
                rows.getObject(before + 2, UUID.class),
                rows.getString(before + 3),
                rows.getString(before + 4),
                rows.getString(before + 5),
                rows.getString(before + 6),
                rows.getString(before + 7),
                rows.getObject(before + 8, LocalDate.class),
                rows.getObject(before + 9, LocalDate.class),
                rows.getObject(before + 10, OffsetDateTime.class).toInstant(),
                JSON.readValue(rows.getString(before + 11), CHANGES));
    }

    /** A § as read, before what is told of it is added. */
    private record Found(String paragraph, String title, int points, List<String> since, List<Entry> changes) {}

    public Replay meeting(MeetingOf question) {
        try {
            var found = sections(question);
            readChanges(question, found);
            var approvedOn = readFacts(question, found);
            neighbours.setString(1, question.municipality());
            neighbours.setString(2, question.body());
            neighbours.setObject(3, question.date());
            neighbours.setString(4, question.municipality());
            neighbours.setString(5, question.body());
            neighbours.setObject(6, question.date());
            try (var row = neighbours.executeQuery()) {
                row.next();
                return new Replay(
                        found.stream()
                                .map(each -> new Replay.Section(
                                        each.paragraph(), each.title(), each.points(), each.since(), each.changes()))
                                .toList(),
                        approvedOn,
                        row.getObject(1, LocalDate.class),
                        row.getObject(2, LocalDate.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Found> sections(MeetingOf question) throws SQLException {
        sections.setString(1, question.municipality());
        sections.setString(2, question.body());
        sections.setObject(3, question.date());
        try (var rows = sections.executeQuery()) {
            var found = new ArrayList<Found>();
            while (rows.next()) {
                found.add(new Found(
                        rows.getString(1), rows.getString(2), rows.getInt(3), new ArrayList<>(), new ArrayList<>()));
            }
            return found;
        }
    }

    private void readChanges(MeetingOf question, List<Found> found) throws SQLException {
        changesOfMeeting.setString(1, question.municipality());
        changesOfMeeting.setArray(
                2,
                connection.createArrayOf(
                        "text", found.stream().map(Found::paragraph).toArray()));
        changesOfMeeting.setObject(3, question.day());
        try (var rows = changesOfMeeting.executeQuery()) {
            while (rows.next()) {
                var paragraph = rows.getString(1);
                var entry = entry(rows, 1);
                found.stream()
                        .filter(each -> each.paragraph().equals(paragraph))
                        .findFirst()
                        .ifPresent(each -> add(entry, each.changes()));
            }
        }
    }

    /** One statement that changed several goals, plans or commissions is told once. */
    private static void add(Entry entry, List<Entry> changes) {
        if (changes.isEmpty() || changes.getLast().position() != entry.position()) {
            changes.add(entry);
            return;
        }
        var last = changes.removeLast();
        var both = new ArrayList<>(last.changes());
        entry.changes().stream().filter(each -> !both.contains(each)).forEach(both::add);
        both.sort(Change.IN_ORDER);
        changes.add(new Entry(
                last.position(),
                last.event(),
                last.type(),
                last.subject(),
                last.cited(),
                last.standing(),
                last.evidence(),
                last.decidedFirst(),
                last.decidedLast(),
                last.recordedAt(),
                both));
    }

    private @Nullable String readFacts(MeetingOf question, List<Found> found) throws SQLException {
        var meeting = "meeting:" + question.body() + " " + question.date();
        var subjects = new ArrayList<>(List.of(meeting));
        for (var each : found) {
            for (int point = 1; point <= each.points(); point++) {
                subjects.add("paragraph:" + each.paragraph() + "/point:" + point);
            }
        }
        facts.setString(1, question.municipality());
        facts.setArray(2, connection.createArrayOf("text", subjects.toArray()));
        facts.setObject(3, question.day());
        facts.setObject(4, question.day());
        @Nullable String approvedOn = null;
        try (var rows = facts.executeQuery()) {
            while (rows.next()) {
                var subject = rows.getString(1);
                var field = rows.getString(2);
                if (subject.equals(meeting)) {
                    if (field.equals("minutesApprovedOn")) {
                        approvedOn = JSON.readTree(rows.getString(3)).get(field).stringValue();
                    }
                    continue;
                }
                found.stream()
                        .filter(each -> subject.startsWith("paragraph:" + each.paragraph() + "/"))
                        .findFirst()
                        .ifPresent(each -> each.since().add(subject + " " + field));
            }
        }
        found.forEach(each -> each.since().sort(String::compareTo));
        return approvedOn;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
