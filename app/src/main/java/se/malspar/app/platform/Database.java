package se.malspar.app.platform;

import javax.sql.DataSource;

/**
 * The database, migrated and checked.
 *
 * @param login opens connections as the application, one at each call
 * @param embedded whether it is the product's own
 */
public record Database(String url, String username, String password, DataSource login, boolean embedded) {}
