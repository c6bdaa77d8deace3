package se.malspar.app.platform.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The superuser's and the auditor's ways into an embedded server: for tests only, the product itself never uses them. */
public final class SuperuserAccess {

    private SuperuserAccess() {}

    public static DataSource to(EmbeddedPostgres server, String database) {
        return as(
                RolesAndDatabase.SUPERUSER,
                server.database().passwords().superuser(),
                server.database().jdbcUrl(database));
    }

    public static DataSource auditor(EmbeddedPostgres server, String database) {
        return as(
                RolesAndDatabase.AUDIT_USER,
                server.database().passwords().audit(),
                server.database().jdbcUrl(database));
    }

    private static DataSource as(String user, String password, String url) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }
}
