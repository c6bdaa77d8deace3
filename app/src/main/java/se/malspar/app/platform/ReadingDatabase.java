package se.malspar.app.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Where answers are read: a transaction here sees one moment of the database, and writes nothing. A thread may be sent to
 * a replica of the primary, and reads from the primary all the same where the replica turns out not to have come so far.
 */
final class ReadingDatabase implements AutoCloseable {

    private final HikariDataSource primary;
    private final Optional<Replica> replica;
    private final DataSource dataSource;
    private final ThreadLocal<@Nullable Long> wantedOfReplica = new ThreadLocal<>();

    ReadingDatabase(HikariDataSource primary, Optional<Replica> replica) {
        this.primary = primary;
        this.replica = replica;
        this.dataSource = replica.<DataSource>map(ByThread::new).orElse(primary);
    }

    /** One and the same for all: what is read by several in one transaction is read of one moment. */
    DataSource dataSource() {
        return dataSource;
    }

    /** Sends the thread at hand to the replica, if that has come to the position or soon does; returns whether it has. */
    boolean useReplica(long position) {
        if (replica.isEmpty() || !replica.get().reaches(position)) {
            return false;
        }
        wantedOfReplica.set(position);
        return true;
    }

    /**
     * From now on the thread at hand reads from the primary, as threads do that nobody has sent elsewhere; returns whether
     * this one had been.
     */
    boolean leaveReplica() {
        var left = wantedOfReplica.get() != null;
        wantedOfReplica.remove();
        return left;
    }

    @Override
    public void close() {
        replica.ifPresent(Replica::close);
        primary.close();
    }

    private final class ByThread extends AbstractDataSource {

        private final Replica replica;

        private ByThread(Replica replica) {
            this.replica = replica;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var position = wantedOfReplica.get();
            var connection = position == null ? Optional.<Connection>empty() : replica.connectionAt(position);
            // what a replica has had the primary has too
            return connection.isPresent() ? connection.get() : primary.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }
    }
}
