package se.malspar.projections.projecting;

import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads answers as of one position of the log, however many queries that takes. */
public final class Snapshot {

    private final JdbcClient db;
    private final TransactionTemplate reading;

    public Snapshot(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The answer, given the position that everything read inside belongs to. */
    public <T> T read(LongFunction<T> answer) {
        return reading.execute(_ -> {
            var position = db.sql("select position from answers.position")
                    .query(Long.class)
                    .single();
            return answer.apply(position);
        });
    }
}
