package se.malspar.projections.projecting;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Municipality;

/**
 * How far the answers about a municipality have come.
 *
 * @param position of the last event of the municipality that they know; 0 for none
 * @param edition another one means that rows known before have changed
 */
public record Told(Municipality municipality, long position, long edition) {

    /** As the database has it now, or in the transaction at hand. */
    public static Told read(JdbcClient db, Municipality municipality) {
        return db.sql("select position, edition from answers.told where municipality = :municipality")
                .param("municipality", municipality.code())
                .query((row, _) -> new Told(municipality, row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Told(municipality, 0, 0));
    }
}
