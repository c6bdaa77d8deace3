package se.malspar.app.platform.postgres;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The superuser's way into an embedded server: for tests only, the product itself never uses it after the start. */
public final class SuperuserAccess {

    private SuperuserAccess() {}

    public static DataSource to(EmbeddedPostgres server, String database) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl("jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), database));
        dataSource.setUser(RolesAndDatabase.SUPERUSER);
        dataSource.setPassword(server.database().passwords().superuser());
        return dataSource;
    }
}
