package se.malspar.projections.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.registry.RegistryEvent.BodyRegistered;
import se.malspar.domain.registry.RegistryEvent.BodyRenamed;
import se.malspar.domain.registry.RegistryEvent.MunicipalityRegistered;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;

/** One row per municipality and body, one per name that a body has had. */
public final class RegistryProjection implements Projection {

    private final JdbcClient db;

    public RegistryProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void forget(Municipality municipality) {
        for (var table : List.of("municipality", "body", "body_name")) {
            db.sql("delete from answers." + table + " where municipality = :municipality")
                    .param("municipality", municipality.code())
                    .update();
        }
    }

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        for (var fact : facts) {
            switch (fact.logged().event()) {
                case RegistryEvent event -> insert(fact, event);
                case DecidedEvent _, RecordEvent _ -> {}
            }
        }
        return false;
    }

    private void insert(Fact fact, RegistryEvent event) {
        switch (event) {
            case MunicipalityRegistered(var municipality, var name, var kind) ->
                db.sql("""
                                insert into answers.municipality (municipality, name, kind)
                                values (:municipality, :name, :kind)
                                on conflict (municipality) do nothing
                                """)
                        .param("municipality", municipality.code())
                        .param("name", name)
                        .param("kind", kind.name())
                        .update();
            case BodyRegistered registered -> {
                db.sql("""
                                insert into answers.body
                                    (municipality, body, kind, rank, parent, valid_from, valid_until, recorded_at)
                                values
                                    (:municipality, :body, :kind, :rank, :parent, :validFrom, :validUntil, :recordedAt)
                                on conflict (municipality, body) do nothing
                                """)
                        .param("municipality", fact.municipality().code())
                        .param("body", registered.body().value())
                        .param("kind", registered.kind().name())
                        .param("rank", registered.rank().name())
                        .param(
                                "parent",
                                registered.parent().map(BodyCode::value).orElse(null))
                        .param("validFrom", registered.validFrom().orElse(null))
                        .param("validUntil", registered.validUntil().orElse(null))
                        .param("recordedAt", fact.logged().recordedAt().atOffset(ZoneOffset.UTC))
                        .update();
                insertName(
                        fact,
                        registered.body(),
                        registered.name(),
                        registered.validFrom().orElse(null));
            }
            case BodyRenamed(var body, var name, var validFrom) -> insertName(fact, body, name, validFrom);
        }
    }

    private void insertName(Fact fact, BodyCode body, String name, @Nullable LocalDate validFrom) {
        db.sql("""
                        insert into answers.body_name (municipality, body, position, name, valid_from, recorded_at)
                        values (:municipality, :body, :position, :name, :validFrom, :recordedAt)
                        on conflict (municipality, body, position) do nothing
                        """)
                .param("municipality", fact.municipality().code())
                .param("body", body.value())
                .param("position", fact.logged().position())
                .param("name", name)
                .param("validFrom", validFrom)
                .param("recordedAt", fact.logged().recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
