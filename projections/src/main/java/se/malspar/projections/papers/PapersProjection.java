package se.malspar.projections.papers;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.RegistrationNumber;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;

/** One row per § or document as recorded. */
public final class PapersProjection implements Projection {

    private final JdbcClient db;

    public PapersProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "papers";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void forget(Municipality municipality) {
        db.sql("delete from answers.paper where municipality = :municipality")
                .param("municipality", municipality.code())
                .update();
    }

    @Override
    public void project(Fact fact) {
        if (fact.logged().event() instanceof ParagraphRecorded recorded) {
            insert(fact, recorded, Optional.of(recorded.paragraph()), recorded.registrationNumber());
        } else if (fact.logged().event() instanceof DocumentRecorded recorded) {
            insert(fact, recorded, Optional.empty(), recorded.registrationNumber());
        } else if (fact.logged().event() instanceof RecordEvent.RegistrationAnnulled annulled) {
            db.sql("""
                            update answers.paper set known_until = :knownUntil
                            where municipality = :municipality and registration = :registration
                              and known_until is null
                            """)
                    .param("knownUntil", fact.logged().recordedAt().atOffset(ZoneOffset.UTC))
                    .param("municipality", fact.municipality().code())
                    .param("registration", annulled.registration().value())
                    .update();
        }
    }

    private void insert(
            Fact fact,
            MinutesEvent event,
            Optional<ParagraphId> paragraph,
            Optional<RegistrationNumber> registrationNumber) {
        db.sql("""
                        insert into answers.paper
                            (municipality, position, event_id, registration, recorded_at, paragraph, body, meeting,
                             meeting_date, number, suffix, document, registration_key, evidence, content)
                        values
                            (:municipality, :position, :eventId, :registration, :recordedAt, :paragraph, :body, :meeting,
                             :meetingDate, :number, :suffix, :document, :registrationKey, :evidence, :content::jsonb)
                        on conflict (municipality, position) do nothing
                        """)
                .param("municipality", fact.municipality().code())
                .param("position", fact.logged().position())
                .param("eventId", fact.logged().eventId())
                .param("registration", fact.logged().registration().value())
                .param("recordedAt", fact.logged().recordedAt().atOffset(ZoneOffset.UTC))
                .param("paragraph", paragraph.map(ParagraphId::toString).orElse(null))
                .param(
                        "body",
                        paragraph.map(id -> id.meeting().body().toString()).orElse(null))
                .param("meeting", paragraph.map(id -> id.meeting().toString()).orElse(null))
                .param(
                        "meetingDate",
                        paragraph.<LocalDate>map(id -> id.meeting().date()).orElse(null))
                .param("number", paragraph.map(id -> id.number().number()).orElse(null))
                .param("suffix", paragraph.map(id -> id.number().suffix()).orElse(null))
                .param(
                        "document",
                        event instanceof DocumentRecorded recorded
                                ? recorded.document().value()
                                : null)
                .param(
                        "registrationKey",
                        registrationNumber.flatMap(RegistrationNumber::key).orElse(null))
                .param("evidence", event.basis().evidence().name())
                .param("content", TrailJson.mapper().writeValueAsString(event))
                .update();
    }
}
