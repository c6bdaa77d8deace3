package se.malspar.app.integrity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The right to sign: the lock on the folder and the one in the database, for as long as the connection lives that has
 * it. Of all processes that share a folder or a database, one at a time has both.
 */
final class SignerLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SignerLock.class);

    static final String APPLICATION_NAME = "malspar-signer";

    /** Spells «signera». */
    private static final long LOCK = 0x73_69_67_6e_65_72_61L;

    private final SigningFolder folder;
    private final Connection connection;
    private final DataSource database;
    private final JdbcClient db;

    private SignerLock(SigningFolder folder, Connection connection, DataSource database) {
        this.folder = folder;
        this.connection = connection;
        this.database = database;
        this.db = JdbcClient.create(database);
    }

    /** Absent where another process has it. */
    static Optional<SignerLock> take(SigningFolder folder, DataSource database) throws SQLException {
        if (!folder.isHeld()) {
            return Optional.empty();
        }
        var taken = false;
        try {
            var connection = database.getConnection();
            try {
                connection.setClientInfo("ApplicationName", APPLICATION_NAME);
                var alone = new SingleConnectionDataSource(connection, true);
                taken = JdbcClient.create(alone)
                        .sql("select pg_try_advisory_lock(:lock)")
                        .param("lock", LOCK)
                        .query(Boolean.class)
                        .single();
                return taken ? Optional.of(new SignerLock(folder, connection, alone)) : Optional.empty();
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        } finally {
            if (!taken) {
                folder.close();
            }
        }
    }

    /** The connection that holds the lock, and no other. */
    DataSource database() {
        return database;
    }

    /** Over the connection that holds the lock: where it is gone, so is the lock. */
    JdbcClient db() {
        return db;
    }

    @Override
    public void close() {
        try {
            // the server lets go of it by itself too, but only once it has seen that nobody is there
            db.sql("select pg_advisory_unlock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException failure) {
            LOG.debug("The signer's lock was already gone", failure);
        }
        try {
            connection.close();
        } catch (SQLException failure) {
            LOG.debug("The signer's connection was already gone", failure);
        }
        folder.close();
    }
}
