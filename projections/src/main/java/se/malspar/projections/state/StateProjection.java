package se.malspar.projections.state;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldChanges;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.projections.history.Sentences;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.projecting.Fact;
import se.malspar.projections.projecting.Projection;

/** One row per statement of the log and one per field that it speaks of. */
public final class StateProjection implements Projection {

    private final JdbcClient db;

    public StateProjection(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "state";
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    public void forget(Municipality municipality) {
        for (var table : List.of("statement", "field")) {
            db.sql("delete from answers." + table + " where municipality = :municipality")
                    .param("municipality", municipality.code())
                    .update();
        }
    }

    @Override
    public void project(Fact fact) {
        switch (fact.logged().event()) {
            case DecidedEvent event -> {
                insert(fact, event);
                FieldChanges.of(event).forEach(change -> insert(fact, change));
            }
            case RecordEvent.RegistrationAnnulled annulled -> annul(fact, annulled);
            case RecordEvent.DateInterpreted interpreted -> interpret(fact, interpreted);
            case RegistryEvent _ -> {}
        }
    }

    private void annul(Fact fact, RecordEvent.RegistrationAnnulled annulled) {
        db.sql("""
                        update answers.statement set known_until = :knownUntil
                        where municipality = :municipality and registration = :registration
                          and known_until is null and known_from < :knownUntil
                        """)
                .param("knownUntil", utc(fact.logged().recordedAt()))
                .param("municipality", fact.municipality().code())
                .param("registration", annulled.registration().value())
                .update();
    }

    /** From now on the statements are read with another day; what was known before keeps the old reading. */
    private void interpret(Fact fact, RecordEvent.DateInterpreted interpreted) {
        var reading = interpreted.decidedOn();
        db.sql("""
                        with ended as (
                            update answers.statement s set known_until = :at
                            where municipality = :municipality and registration = :registration
                              and known_until is null and known_from < :at
                              and decided_printed = :printed
                              and exists (select 1 from answers.statement as_printed
                                          where as_printed.municipality = s.municipality
                                            and as_printed.position = s.position
                                            and as_printed.known_from = as_printed.recorded_at
                                            and as_printed.decided_first <> as_printed.decided_last)
                            returning *)
                        insert into answers.statement
                            (municipality, position, known_from, recorded_at, event_id, registration, actor, type,
                             subject, root, standing, evidence, authority, cited, point, paragraph, document, rank,
                             decided_first, decided_last, decided_printed, decided_impossible, place,
                             valid_from, valid_until, awaiting, awaiting_minutes, awaiting_earliest, source,
                             rectified_by, voids_point, meets_point, met_on, approves_meeting, approves_numbers,
                             sentence_sv, sentence_en)
                        select municipality, position, :at, recorded_at, event_id, registration, actor, type,
                               subject, root, standing, evidence, authority, cited, point, paragraph, document, rank,
                               :first, :last, :printed, :impossible, :lastText || substr(place, 11),
                               valid_from, valid_until, awaiting, awaiting_minutes, awaiting_earliest, source,
                               rectified_by, voids_point, meets_point, met_on, approves_meeting, approves_numbers,
                               sentence_sv, sentence_en
                        from ended
                        """)
                .param("at", utc(fact.logged().recordedAt()))
                .param("municipality", fact.municipality().code())
                .param("registration", interpreted.registration().value())
                .param("printed", reading.printed())
                .param("first", reading.first())
                .param("last", reading.last())
                .param("lastText", reading.last().toString())
                .param("impossible", reading.impossible())
                .update();
    }

    private void insert(Fact fact, DecidedEvent event) {
        var basis = event.basis();
        var decidedOn = basis.decidedOn();
        var during =
                basis.valid() instanceof Validity.During known ? Optional.of(known) : Optional.<Validity.During>empty();
        var awaits = basis.valid() instanceof Validity.Awaiting waiting
                ? Optional.of(waiting)
                : Optional.<Validity.Awaiting>empty();
        var approval = event instanceof MinutesEvent.MinutesApproved approved
                ? Optional.of(approved)
                : Optional.<MinutesEvent.MinutesApproved>empty();
        var met = event instanceof MinutesEvent.ConditionMet condition
                ? Optional.of(condition)
                : Optional.<MinutesEvent.ConditionMet>empty();
        db.sql("""
                        insert into answers.statement
                            (municipality, position, known_from, recorded_at, event_id, registration, actor, type,
                             subject, root, standing, evidence, authority, cited, point, paragraph, document, rank,
                             decided_first, decided_last, decided_printed, decided_impossible, place,
                             valid_from, valid_until, awaiting, awaiting_minutes, awaiting_earliest, source,
                             rectified_by, voids_point, meets_point, met_on, approves_meeting, approves_numbers,
                             sentence_sv, sentence_en)
                        values
                            (:municipality, :position, :recordedAt, :recordedAt, :eventId, :registration, :actor, :type,
                             :subject, :root, :standing, :evidence, :authority::jsonb, :cited, :point, :paragraph,
                             :document, :rank,
                             :decidedFirst, :decidedLast, :decidedPrinted, :decidedImpossible, :place,
                             :validFrom, :validUntil, :awaiting, :awaitingMinutes, :awaitingEarliest, :source::jsonb,
                             :rectifiedBy, :voidsPoint, :meetsPoint, :metOn, :approvesMeeting,
                             string_to_array(:approvesNumbers, ' '), :swedish, :english)
                        on conflict (municipality, position, known_from) do nothing
                        """)
                .param("municipality", fact.municipality().code())
                .param("position", fact.logged().position())
                .param("recordedAt", utc(fact.logged().recordedAt()))
                .param("eventId", fact.logged().eventId())
                .param("registration", fact.logged().registration().value())
                .param("actor", fact.actor())
                .param("type", EventNames.of(event))
                .param("subject", event.subject().path())
                .param("root", event.subject().root().path())
                .param("standing", basis.standing().name())
                .param("evidence", basis.evidence().name())
                .param("authority", TrailJson.mapper().writeValueAsString(basis.by()))
                .param("cited", basis.by().cited())
                .param("point", pointOf(basis))
                .param("paragraph", paragraphOf(basis))
                .param("document", documentOf(basis))
                .param("rank", basis.rank().name())
                .param("decidedFirst", decidedOn.first())
                .param("decidedLast", decidedOn.last())
                .param("decidedPrinted", decidedOn.printed())
                .param("decidedImpossible", decidedOn.impossible())
                .param("place", basis.place().key())
                .param("validFrom", during.map(Validity.During::from).orElse(null))
                .param(
                        "validUntil",
                        during.flatMap(Validity.During::until)
                                .or(() -> awaits.flatMap(Validity.Awaiting::until))
                                .orElse(null))
                .param("awaiting", awaits.map(Validity.Awaiting::condition).orElse(null))
                .param(
                        "awaitingMinutes",
                        awaits.map(Validity.Awaiting::onMinutesApproved).orElse(false))
                .param(
                        "awaitingEarliest",
                        awaits.flatMap(Validity.Awaiting::earliest).orElse(null))
                .param(
                        "source",
                        basis.source()
                                .map(TrailJson.mapper()::writeValueAsString)
                                .orElse(null))
                .param("rectifiedBy", basis.rectifiedBy().map(PointId::toString).orElse(null))
                .param(
                        "voidsPoint",
                        event instanceof MinutesEvent.Voiding voiding
                                ? voiding.point().toString()
                                : null)
                .param(
                        "meetsPoint",
                        met.map(condition -> condition.point().toString()).orElse(null))
                .param(
                        "metOn",
                        met.map(MinutesEvent.ConditionMet::metOn)
                                .or(() -> approval.map(MinutesEvent.MinutesApproved::approvedOn))
                                .orElse(null))
                .param(
                        "approvesMeeting",
                        approval.map(each -> each.meeting().toString()).orElse(null))
                .param(
                        "approvesNumbers",
                        approval.map(each -> String.join(
                                        " ",
                                        each.paragraphs().stream()
                                                .map(Object::toString)
                                                .toList()))
                                .orElse(""))
                .param("swedish", Sentences.swedish(event))
                .param("english", Sentences.english(event))
                .update();
    }

    private void insert(Fact fact, FieldChange change) {
        db.sql("""
                        insert into answers.field (municipality, position, subject, field, value, is_report)
                        values (:municipality, :position, :subject, :field, :value, :isReport)
                        on conflict (municipality, position, subject, field) do nothing
                        """)
                .param("municipality", fact.municipality().code())
                .param("position", fact.logged().position())
                .param("subject", change.subject().path())
                .param("field", change.field())
                .param("value", change.value().orElse(null))
                .param("isReport", change.kind() == FieldChange.Kind.REPORT)
                .update();
    }

    private static @Nullable String pointOf(Basis basis) {
        return switch (basis.by()) {
            case Authority.ByPoint(var point) -> point.toString();
            case Authority.ByParagraph _, Authority.ByDocument _ -> null;
        };
    }

    private static @Nullable String paragraphOf(Basis basis) {
        return switch (basis.by()) {
            case Authority.ByPoint(var point) -> point.paragraph().toString();
            case Authority.ByParagraph(var paragraph) -> paragraph.toString();
            case Authority.ByDocument _ -> null;
        };
    }

    private static @Nullable String documentOf(Basis basis) {
        return switch (basis.by()) {
            case Authority.ByDocument(var document) -> document.value();
            case Authority.ByPoint _, Authority.ByParagraph _ -> null;
        };
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
