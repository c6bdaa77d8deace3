package se.malspar.benchmark.peer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
    private static final int PAGE = 2_000;

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
        var seen = new HashSet<String>();
        var rows = new ArrayList<Row>();
        inPages(
                () -> snapshotsOf(question.municipality()).to(question.day().atTime(23, 59)),
                snapshot -> { // the newest first
                    if (seen.add(snapshot.getGlobalId().value()) && snapshot.getType() != SnapshotType.TERMINAL) {
                        rows.add(row(snapshot));
                    }
                });
        rows.sort(Row.IN_ORDER);
        return rows;
    }

    @Override
    public List<Row> history(HistoryOfGoal question) {
        var goal = question.municipality() + "|goal:" + question.goal();
        Predicate<String> isOfGoal = key -> key.startsWith(goal + "|") || key.startsWith(goal + "/");
        var rows = new ArrayList<Row>();
        inPages(() -> snapshotsOf(question.municipality()), snapshot -> {
            if (snapshot.getType() != SnapshotType.TERMINAL
                    && isOfGoal.test(
                            ((InstanceId) snapshot.getGlobalId()).getCdoId().toString())) {
                rows.add(row(snapshot));
            }
        });
        rows.sort(Row.IN_ORDER);
        return rows;
    }

    private static QueryBuilder snapshotsOf(String municipality) {
        return QueryBuilder.byClass(Held.class).withCommitProperty("municipality", municipality);
    }

    /** All that is found, the newest first: twenty years of a municipality at once are more than the heap holds. */
    private void inPages(Supplier<QueryBuilder> query, Consumer<CdoSnapshot> each) {
        int read = 0;
        List<CdoSnapshot> page;
        do {
            page = javers.findSnapshots(query.get().skip(read).limit(PAGE).build());
            page.forEach(each);
            read += page.size();
        } while (page.size() == PAGE);
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
