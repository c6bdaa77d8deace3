/**
 * The PostgreSQL that comes with the product, and the check that any PostgreSQL is safe to keep an audit trail in; start
 * reading at {@link se.malspar.app.platform.postgres.EmbeddedPostgres}.
 */
@org.jspecify.annotations.NullMarked
package se.malspar.app.platform.postgres;
