package se.malspar.app.platform;

import javax.sql.DataSource;

/**
 * The database, migrated and checked.
 *
 * @param username and its password: of the product at work
 * @param reader who only answers; a login that may do no more, where there is one
 * @param login opens connections as the application, one at each call
 * @param embedded whether it is the product's own
 */
public record Database(String url, String username, String password, Login reader, DataSource login, boolean embedded) {

    /** A name to log in as. */
    public record Login(String username, String password) {}
}
