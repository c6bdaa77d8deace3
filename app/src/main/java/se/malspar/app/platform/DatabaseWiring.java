package se.malspar.app.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import se.malspar.app.platform.postgres.DatabaseSafety;
import se.malspar.app.platform.postgres.EmbeddedPostgres;

/** The product's own PostgreSQL, or the server that {@code spring.datasource.url} names. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    /**
     * Every question is about one municipality and reads a few thousand rows by index: starting helpers, compiling the plan,
     * or planning anew for every municipality, takes longer than answering. One plan for all does not depend either on what
     * the database happens to know of the one that is asked about.
     */
    private static final String FOR_SMALL_QUESTIONS = """
            set max_parallel_workers_per_gather = 0;
            set jit = off;
            set plan_cache_mode = force_generic_plan""";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWiring.class);

    /** Without an address of a server the product brings its own. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    static class Embedded {

        @Bean
        EmbeddedPostgres embeddedPostgres(@Value("${malspar.data-dir}") Path dataDir) {
            return EmbeddedPostgres.start(dataDir);
        }

        @Bean
        Database database(EmbeddedPostgres server) {
            migrate(login(server.jdbcUrl(), server.migrationUser(), server.migrationPassword()));
            var login = login(server.jdbcUrl(), server.appUser(), server.appPassword());
            return new Database(
                    server.jdbcUrl(),
                    server.appUser(),
                    server.appPassword(),
                    new Database.Login(server.readUser(), server.readPassword()),
                    login,
                    true);
        }
    }

    /** Production: somebody else's server, which must be safe before anything is recorded in it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url")
    static class Server {

        @Bean
        Database database(
                @Value("${spring.datasource.url}") String url,
                @Value("${spring.datasource.username}") String username,
                @Value("${spring.datasource.password}") String password,
                @Value("${malspar.migration.username:}") String migrationUsername,
                @Value("${malspar.migration.password:}") String migrationPassword,
                @Value("${malspar.read.username:}") String readUsername,
                @Value("${malspar.read.password:}") String readPassword)
                throws SQLException {
            if (migrationUsername.isEmpty()) {
                LOG.info("malspar.migration.username är inte satt: databasen förutsätts vara migrerad.");
            } else {
                migrate(login(url, migrationUsername, migrationPassword));
            }
            var login = login(url, username, password);
            requireSafe(username, login);
            var reader = new Database.Login(username, password);
            if (!readUsername.isEmpty()) {
                reader = new Database.Login(readUsername, readPassword);
                requireSafe(readUsername, login(url, readUsername, readPassword));
            }
            return new Database(url, username, password, reader, login, false);
        }

        private static void requireSafe(String username, DataSource login) throws SQLException {
            var findings = DatabaseSafety.check(login);
            if (!findings.isEmpty()) {
                throw new UnsafeDatabase(findings.stream()
                        .map(finding -> username + ": " + finding.swedish() + " / " + finding.english())
                        .collect(Collectors.joining(System.lineSeparator())));
            }
        }
    }

    /** Pooled, for everything but the pen of the event log. */
    @Bean
    HikariDataSource dataSource(Database database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setConnectionInitSql(FOR_SMALL_QUESTIONS);
        pool.setMaximumPoolSize(16);
        pool.setPoolName("malspar");
        return pool;
    }

    /** For answers only, from a replica where {@code malspar.read.url} names one. */
    @Bean
    ReadingDatabase readingDatabase(
            Database database, HikariDataSource dataSource, @Value("${malspar.read.url:}") String replicaUrl) {
        return new ReadingDatabase(
                reading(database, database.url(), "malspar-answers"),
                Optional.of(replicaUrl)
                        .filter(url -> !url.isEmpty())
                        .map(url -> new Replica(impatient(reading(database, url, "malspar-replica")), dataSource)));
    }

    /** Each transaction sees one moment of the database. */
    private static HikariDataSource reading(Database database, String url, String name) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(database.reader().username());
        pool.setPassword(database.reader().password());
        pool.setReadOnly(true);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        pool.setConnectionInitSql(FOR_SMALL_QUESTIONS);
        pool.setMaximumPoolSize(16);
        pool.setMinimumIdle(2);
        pool.setPoolName(name);
        return pool;
    }

    /** Gives up in seconds, also where nothing is heard at all, and at the start opens no connection. */
    private static HikariDataSource impatient(HikariDataSource pool) {
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(1_000);
        pool.setValidationTimeout(1_000);
        pool.addDataSourceProperty("connectTimeout", "2");
        pool.addDataSourceProperty("socketTimeout", "5");
        return pool;
    }

    private static DataSource login(String url, String username, String password) {
        return new DriverManagerDataSource(url, username, password);
    }

    private static void migrate(DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .initSql("set role malspar_owner")
                .schemas("migration")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
