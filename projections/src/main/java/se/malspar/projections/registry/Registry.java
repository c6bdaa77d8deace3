package se.malspar.projections.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Rank;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;

/** The municipalities and their bodies. */
public final class Registry {

    public record MunicipalityEntry(Municipality municipality, String name, MunicipalityKind kind) {}

    /** A body by the name it has on a day. */
    public record BodyEntry(
            BodyCode body,
            String name,
            BodyKind kind,
            Rank rank,
            Optional<BodyCode> parent,
            Optional<LocalDate> validFrom,
            Optional<LocalDate> validUntil) {}

    private final JdbcClient db;

    public Registry(JdbcClient db) {
        this.db = db;
    }

    public List<MunicipalityEntry> municipalities() {
        return db.sql("select municipality, name, kind from answers.municipality order by municipality")
                .query(Registry::read)
                .list();
    }

    private static MunicipalityEntry read(ResultSet row, int number) throws SQLException {
        return new MunicipalityEntry(
                Municipality.of(row.getString("municipality")),
                row.getString("name"),
                MunicipalityKind.valueOf(row.getString("kind")));
    }

    public Optional<MunicipalityEntry> municipality(Municipality municipality) {
        return db.sql("select municipality, name, kind from answers.municipality where municipality = :municipality")
                .param("municipality", municipality.code())
                .query(Registry::read)
                .optional();
    }

    /** The bodies known by an instant, by the names they have on the day, or had first where that was later. */
    public List<BodyEntry> bodies(Municipality municipality, LocalDate validOn, Instant recordedBy) {
        return db.sql("""
                        select b.*, (
                            select n.name from answers.body_name n
                            where n.municipality = b.municipality and n.body = b.body
                              and n.recorded_at <= :recordedBy
                            order by coalesce(n.valid_from, '-infinity') <= :validOn desc,
                                     abs(n.valid_from - :validOn) nulls last, n.position desc
                            limit 1) as name
                        from answers.body b
                        where b.municipality = :municipality and b.recorded_at <= :recordedBy
                        order by b.body
                        """)
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .param("municipality", municipality.code())
                .param("validOn", validOn)
                .query((row, _) -> new BodyEntry(
                        new BodyCode(row.getString("body")),
                        row.getString("name"),
                        BodyKind.valueOf(row.getString("kind")),
                        Rank.valueOf(row.getString("rank")),
                        Optional.ofNullable(row.getString("parent")).map(BodyCode::new),
                        Optional.ofNullable(row.getObject("valid_from", LocalDate.class)),
                        Optional.ofNullable(row.getObject("valid_until", LocalDate.class))))
                .list();
    }
}
