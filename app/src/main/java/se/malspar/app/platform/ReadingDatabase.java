package se.malspar.app.platform;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Where answers are read: the database itself, or a replica of it that follows a little behind. A transaction here sees
 * one moment of the database and writes nothing.
 *
 * @param replica whether it is another server than the one that is written to
 */
record ReadingDatabase(HikariDataSource dataSource, boolean replica) implements AutoCloseable {

    @Override
    public void close() {
        dataSource.close();
    }
}
