package se.malspar.app.platform;

import com.zaxxer.hikari.HikariDataSource;

/** Where answers are read: a transaction here sees one moment of the database, and writes nothing. */
record ReadingDatabase(HikariDataSource dataSource) implements AutoCloseable {

    @Override
    public void close() {
        dataSource.close();
    }
}
