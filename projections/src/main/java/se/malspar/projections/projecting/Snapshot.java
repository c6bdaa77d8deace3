package se.malspar.projections.projecting;

import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.domain.decision.Municipality;

/** Reads answers as of one position of the log, however many queries that takes. */
public final class Snapshot {

    private final JdbcClient db;
    private final TransactionTemplate reading;
    private final BooleanSupplier elsewhere;

    /**
     * Snapshots of a database.
     *
     * @param dataSource whose connections read repeatably: a transaction of theirs sees one moment of the database
     */
    public Snapshot(DataSource dataSource) {
        this(dataSource, () -> false);
    }

    /**
     * Snapshots of a database that another may stand in for.
     *
     * @param elsewhere turns the thread at hand to the other database, if it was not there already
     */
    public Snapshot(DataSource dataSource, BooleanSupplier elsewhere) {
        this.db = JdbcClient.create(dataSource);
        this.reading = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.elsewhere = elsewhere;
    }

    /** The position that answers have come to there. */
    public long position() {
        return db.sql("select position from answers.position").query(Long.class).single();
    }

    /** How far the answers about a municipality have come there. */
    public Told told(Municipality municipality) {
        return Told.read(db, municipality);
    }

    /** The answer, given the position that everything read inside belongs to. */
    public <T> T read(LongFunction<T> answer) {
        try {
            return readOnce(answer);
        } catch (DataAccessException | TransactionException lost) {
            if (elsewhere.getAsBoolean()) {
                return readOnce(answer);
            }
            throw lost;
        }
    }

    private <T> T readOnce(LongFunction<T> answer) {
        return reading.execute(_ -> answer.apply(position()));
    }
}
