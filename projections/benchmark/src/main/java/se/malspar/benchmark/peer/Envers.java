package se.malspar.benchmark.peer;

import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.envers.strategy.internal.ValidityAuditStrategy;
import se.malspar.benchmark.answer.Day;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.answer.Row;

/** Hibernate Envers as whoever cares for speed sets it up: validity kept, batches, and indexes for the questions. */
public final class Envers implements Remembering {

    private static final int BATCH = 100;

    private final SessionFactory sessions;
    private final DataSource owner;

    private Envers(SessionFactory sessions, DataSource owner) {
        this.sessions = sessions;
        this.owner = owner;
    }

    public static Envers create(DataSource owner) throws SQLException {
        run(owner, "create schema envers");
        var settings = new Properties();
        settings.put("hibernate.connection.datasource", owner);
        settings.put("hibernate.default_schema", "envers");
        settings.put("hibernate.hbm2ddl.auto", "update");
        settings.put("hibernate.jdbc.batch_size", Integer.toString(BATCH));
        settings.put("hibernate.order_inserts", "true");
        settings.put("hibernate.order_updates", "true");
        settings.put("org.hibernate.envers.audit_strategy", ValidityAuditStrategy.class.getName());
        settings.put("org.hibernate.envers.store_data_at_delete", "false");
        settings.put("org.hibernate.envers.allow_identifier_reuse", "true");
        var sessions = new Configuration()
                .addAnnotatedClass(Held.class)
                .addAnnotatedClass(Revision.class)
                .addProperties(settings)
                .buildSessionFactory();
        run(owner, """
                create index on envers.held_aud (municipality, revend, rev);
                create index on envers.held_aud (municipality, subject text_pattern_ops);
                create index on envers.held_aud (id) where revend is null;
                create index on envers.revision (timestamp);
                """);
        return new Envers(sessions, owner);
    }

    private static void run(DataSource owner, String sql) throws SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return "Hibernate Envers";
    }

    @Override
    public void tell(Day day) {
        RevisionDay.is(day.day());
        sessions.inTransaction(session -> {
            for (var row : day.put()) {
                var key = Day.key(day.municipality(), row.subject(), row.group());
                session.merge(new Held(key, day.municipality(), row));
            }
            day.gone().forEach(key -> session.remove(session.find(Held.class, key)));
        });
    }

    @Override
    public void settle() {
        try {
            run(owner, "vacuum (analyze) envers.held_aud");
            run(owner, "vacuum (analyze) envers.revision");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Row> state(StateOn question) {
        return sessions.fromSession(session -> {
            var reader = AuditReaderFactory.get(session);
            var revision = reader.getRevisionNumberForDate(RevisionDay.endOf(question.day()));
            return rows(reader.createQuery()
                    .forEntitiesAtRevision(Held.class, revision)
                    .add(AuditEntity.property("municipality").eq(question.municipality()))
                    .getResultList());
        });
    }

    @Override
    public List<Row> history(HistoryOfGoal question) {
        return sessions.fromSession((Session session) -> rows(AuditReaderFactory.get(session)
                .createQuery()
                .forRevisionsOfEntity(Held.class, true, false)
                .add(AuditEntity.property("municipality").eq(question.municipality()))
                .add(AuditEntity.or(
                        AuditEntity.property("subject").eq("goal:" + question.goal()),
                        AuditEntity.property("subject").like("goal:" + question.goal() + "/%")))
                .getResultList()));
    }

    private static List<Row> rows(List<?> found) {
        return found.stream()
                .map(each -> ((Held) each).row())
                .sorted(Row.IN_ORDER)
                .toList();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
