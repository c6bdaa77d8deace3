package se.malspar.app.eventlog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Connections whose commit does something else first, or instead. One whose commit failed is no longer closed by its
 * user: whoever tampered with it has it.
 */
final class TamperedCommits {

    private TamperedCommits() {}

    /** What happens when a connection is told to commit. */
    interface OnCommit {
        void commit(Connection real) throws SQLException, InterruptedException;
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
                    if (method.getName().equals("commit")) {
                        failed.set(true);
                        onCommit.commit(real);
                        failed.set(false);
                        return null;
                    }
                    if (method.getName().equals("close") && failed.get()) {
                        return null;
                    }
                    return invoke(real, method, arguments);
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
