package se.malspar.benchmark.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.javers.core.JaversBuilder;
import org.javers.core.diff.ListCompareAlgorithm;
import org.javers.core.metamodel.object.CdoSnapshot;
import org.javers.core.metamodel.object.InstanceId;
import org.javers.core.metamodel.object.SnapshotType;
import org.javers.repository.jql.InstanceIdDTO;
import org.javers.repository.jql.QueryBuilder;
import org.javers.repository.sql.DialectName;
import org.javers.repository.sql.SqlRepositoryBuilder;
import se.malspar.benchmark.answer.Day;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Row;

/** JaVers with its SQL repository: a snapshot of every object at every commit, found by class, property and day. */
public final class Javers implements Remembering {

    private static final String AUTHOR = "Anna Andersson";
    private static final int EVERYTHING = 10_000_000;

    private final Connection connection;
    private final org.javers.core.Javers javers;
    private LocalDate today = LocalDate.EPOCH;

    private Javers(Connection connection) {
        this.connection = connection;
        var repository = SqlRepositoryBuilder.sqlRepository()
                .withConnectionProvider(() -> connection)
                .withDialect(DialectName.POSTGRES)
                .withSchema("javers")
                .build();
        this.javers = JaversBuilder.javers()
                .registerJaversRepository(repository)
                .registerEntity(Held.class)
                .withListCompareAlgorithm(ListCompareAlgorithm.SIMPLE)
                .withDateTimeProvider(() -> today.atStartOfDay(ZoneOffset.UTC))
                .build();
    }

    public static Javers create(DataSource owner) throws SQLException {
        var connection = owner.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("create schema javers");
        }
        connection.setAutoCommit(false);
        return new Javers(connection);
    }

    @Override
    public String name() {
        return "JaVers";
    }

    @Override
    public void tell(Day day) {
        try {
            today = day.day();
            var properties = Map.of("municipality", day.municipality());
            for (var row : day.put()) {
                var key = Day.key(day.municipality(), row.subject(), row.group());
                javers.commit(AUTHOR, new Held(key, day.municipality(), row), properties);
            }
            for (var key : day.gone()) {
                javers.commitShallowDeleteById(AUTHOR, InstanceIdDTO.instanceId(key, Held.class), properties);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void settle() {
        try {
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("vacuum (analyze)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Row> state(StateOn question) {
        var snapshots = javers.findSnapshots(QueryBuilder.byClass(Held.class)
                .withCommitProperty("municipality", question.municipality())
                .to(question.day().atTime(23, 59))
                .limit(EVERYTHING)
                .build());
        var seen = new HashSet<String>();
        var rows = new ArrayList<Row>();
        for (var snapshot : snapshots) { // the newest first
            if (seen.add(snapshot.getGlobalId().value()) && snapshot.getType() != SnapshotType.TERMINAL) {
                rows.add(row(snapshot));
            }
        }
        rows.sort(Row.IN_ORDER);
        return rows;
    }

    @Override
    public List<Row> history(HistoryOfGoal question) {
        var goal = question.municipality() + "|goal:" + question.goal();
        Predicate<String> isOfGoal = key -> key.startsWith(goal + "|") || key.startsWith(goal + "/");
        return javers
                .findSnapshots(QueryBuilder.byClass(Held.class)
                        .withCommitProperty("municipality", question.municipality())
                        .limit(EVERYTHING)
                        .build())
                .stream()
                .filter(snapshot -> snapshot.getType() != SnapshotType.TERMINAL)
                .filter(snapshot -> isOfGoal.test(
                        ((InstanceId) snapshot.getGlobalId()).getCdoId().toString()))
                .map(Javers::row)
                .sorted(Row.IN_ORDER)
                .toList();
    }

    private static Row row(CdoSnapshot snapshot) {
        return Held.row(snapshot::getPropertyValue);
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
