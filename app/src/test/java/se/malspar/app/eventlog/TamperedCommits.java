package se.malspar.app.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Connections whose statement that stores and commits does something else first, or instead. One on which it failed is
 * no longer closed by its user: whoever tampered with it has it.
 */
final class TamperedCommits {

    private TamperedCommits() {}

    /** What happens when a connection is told to store and commit. */
    interface OnCommit {
        void commit(Pending real) throws SQLException, InterruptedException;
    }

    /** The statement that was held back, on the connection it was meant for. */
    record Pending(Connection connection, PreparedStatement statement) implements AutoCloseable {

        void commit() throws SQLException {
            statement.execute();
        }

        /** As the statement does before all else. */
        void lock() throws SQLException {
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
                lock.setLong(1, LogConnection.LOCK);
                lock.execute();
            }
        }

        void rollback() throws SQLException {
            connection.rollback();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    static DataSource of(DataSource real, OnCommit onCommit) {
        return (DataSource) Proxy.newProxyInstance(
                TamperedCommits.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    var result = invoke(real, method, arguments);
                    return result instanceof Connection connection ? tampered(connection, onCommit) : result;
                });
    }

    private static Connection tampered(Connection real, OnCommit onCommit) {
        var failed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                TamperedCommits.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains("commit")) {
                        var statement = (PreparedStatement) invoke(real, method, arguments);
                        return tampered(new Pending(real, statement), onCommit, failed);
                    }
                    if (method.getName().equals("close") && failed.get()) {
                        return null;
                    }
                    return invoke(real, method, arguments);
                });
    }

    private static PreparedStatement tampered(Pending real, OnCommit onCommit, AtomicBoolean failed) {
        return (PreparedStatement) Proxy.newProxyInstance(
                TamperedCommits.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        failed.set(true);
                        onCommit.commit(real);
                        failed.set(false);
                        return false;
                    }
                    if (method.getName().equals("close") && failed.get()) {
                        return null;
                    }
                    return invoke(real.statement(), method, arguments);
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
