package se.malspar.projections.papers;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.RecordedPoint;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;
import se.malspar.projections.projecting.Rows;
import se.malspar.projections.projecting.WholeRegistrations;

/** One row per § or document as recorded. */
public final class PapersProjection implements Projection {

    private final JdbcClient db;
    private final Rows rows;

    public PapersProjection(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
        this.rows = new Rows(
                dataSource,
                "paper",
                "position",
                "recorded_at",
                "known_until",
                "event_id",
                "registration",
                "has_references",
                "has_proposals",
                "municipality",
                "paragraph",
                "document",
                "evidence",
                "place",
                "content");
    }

    @Override
    public String name() {
        return "papers";
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void forget(Municipality municipality) {
        db.sql("delete from answers.paper where municipality = :municipality")
                .param("municipality", municipality.code())
                .update();
    }

    /** A paper as recorded, and the annulment of its registration where that is told in the same stretch. */
    private record Filed(Fact fact, MinutesEvent paper, Optional<Fact> annulledBy) {}

    @Override
    public boolean project(Municipality municipality, List<Fact> facts) {
        var changed = false;
        Map<Fact, Filed> filed = new LinkedHashMap<>();
        var whole = WholeRegistrations.in(facts);
        for (var fact : facts) {
            var event = fact.logged().event();
            if (event instanceof ParagraphRecorded || event instanceof DocumentRecorded) {
                filed.put(fact, new Filed(fact, (MinutesEvent) event, Optional.empty()));
            } else if (event instanceof RecordEvent.RegistrationAnnulled(var registration, var _, var _)) {
                filed.replaceAll(
                        (_, each) -> each.fact().logged().registration().equals(registration)
                                        && each.annulledBy().isEmpty()
                                ? new Filed(each.fact(), each.paper(), Optional.of(fact))
                                : each);
                changed |= !whole.contains(registration) && annul(municipality, registration, fact);
            }
        }
        rows.write(filed.values(), PapersProjection::columns);
        return changed;
    }

    private boolean annul(Municipality municipality, RegistrationId registration, Fact by) {
        return db.sql("""
                                update answers.paper set known_until = :knownUntil
                                where municipality = :municipality and registration = :registration
                                  and known_until is null
                                """)
                        .param("knownUntil", by.logged().recordedAt().atOffset(ZoneOffset.UTC))
                        .param("municipality", municipality.code())
                        .param("registration", registration.value())
                        .update()
                > 0;
    }

    /** In the order in which the columns are named. */
    private static void columns(Filed filed, Rows.Row row) {
        var logged = filed.fact().logged();
        row.number(logged.position())
                .instant(logged.recordedAt())
                .instant(filed.annulledBy().map(by -> by.logged().recordedAt()).orElse(null))
                .id(logged.eventId())
                .id(logged.registration().value())
                .flag(!references(filed.paper()).isEmpty())
                .flag(points(filed.paper()).stream()
                        .anyMatch(point -> filed.paper() instanceof DocumentRecorded
                                || point.proposedTo().isPresent()))
                .text(filed.fact().municipality().code())
                .text(
                        filed.paper() instanceof ParagraphRecorded recorded
                                ? recorded.paragraph().toString()
                                : null)
                .text(
                        filed.paper() instanceof DocumentRecorded recorded
                                ? recorded.document().value()
                                : null)
                .text(filed.paper().basis().evidence().name())
                .text(filed.paper().basis().place().key())
                .text(TrailJson.mapper().writeValueAsString(filed.paper()));
    }

    private static List<RecordedPoint> points(MinutesEvent paper) {
        if (paper instanceof ParagraphRecorded recorded) {
            return recorded.points();
        }
        return paper instanceof DocumentRecorded recorded ? recorded.proposals() : List.of();
    }

    private static List<Reference> references(MinutesEvent paper) {
        if (paper instanceof ParagraphRecorded recorded) {
            return recorded.references();
        }
        return paper instanceof DocumentRecorded recorded ? recorded.references() : List.of();
    }
}
