package se.malspar.projections.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;

/** The §§ and documents recorded, as known at an instant on the recorded axis. */
public final class Papers {

    /** A § or a document as recorded. */
    public record Recorded<E>(UUID event, long position, RegistrationId registration, Instant recordedAt, E paper) {}

    /** A reference and the paper that makes it. */
    public record Cited(String in, Reference reference) {}

    private final JdbcClient db;

    public Papers(JdbcClient db) {
        this.db = db;
    }

    /** Every record of the §§, the best evidence of each § only, in the order of meetings and numbers. */
    public List<Recorded<ParagraphRecorded>> paragraphs(Municipality municipality, Instant recordedBy) {
        return best(db.sql("""
                        select * from answers.paper
                        where municipality = :municipality and paragraph is not null
                          and recorded_at <= :recordedBy and (known_until is null or known_until > :recordedBy)
                        """)
                .param("municipality", municipality.code())
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row, ParagraphRecorded.class))
                .list());
    }

    public List<Recorded<DocumentRecorded>> documents(Municipality municipality, Instant recordedBy) {
        return db.sql("""
                        select * from answers.paper
                        where municipality = :municipality and document is not null
                          and recorded_at <= :recordedBy and (known_until is null or known_until > :recordedBy)
                        order by position
                        """)
                .param("municipality", municipality.code())
                .param("recordedBy", recordedBy.atOffset(ZoneOffset.UTC))
                .query((row, _) -> read(row, DocumentRecorded.class))
                .list();
    }

    /** The §§ of a body's meetings on a day. */
    public List<Recorded<ParagraphRecorded>> ofMeetingDay(
            Municipality municipality, BodyCode body, LocalDate meetingDate, Instant recordedBy) {
        return paragraphs(municipality, recordedBy).stream()
                .filter(each -> each.paper().paragraph().meeting().body().equals(body))
                .filter(each -> each.paper().paragraph().meeting().date().equals(meetingDate))
                .toList();
    }

    /** The §§ that a citation can mean, whatever way it is spelt; a body, year and number may mean several. */
    public List<Recorded<ParagraphRecorded>> cited(Municipality municipality, Citation citation, Instant recordedBy) {
        return paragraphs(municipality, recordedBy).stream()
                .filter(each -> {
                    var id = each.paper().paragraph();
                    return citation.body().stream().allMatch(id.meeting().body()::equals)
                            && citation.paragraph().stream().allMatch(id.number()::equals)
                            && citation.ordinal().stream()
                                    .allMatch(ordinal -> ordinal == id.meeting().ordinal())
                            && citation.date().stream()
                                    .allMatch(date -> !id.meeting().date().isBefore(date.first())
                                            && !id.meeting().date().isAfter(date.last()));
                })
                .toList();
    }

    /** The meetings of which a § is recorded, by body and day. */
    public List<MeetingId> meetings(Municipality municipality, Instant recordedBy) {
        return paragraphs(municipality, recordedBy).stream()
                .map(each -> each.paper().paragraph().meeting())
                .distinct()
                .sorted(Comparator.comparing(MeetingId::date)
                        .thenComparing(meeting -> meeting.body().value())
                        .thenComparingInt(MeetingId::ordinal))
                .toList();
    }

    /** Every reference that the papers make. */
    public List<Cited> references(Municipality municipality, Instant recordedBy) {
        var inParagraphs = paragraphs(municipality, recordedBy).stream()
                .flatMap(each -> each.paper().references().stream()
                        .map(reference -> new Cited(each.paper().paragraph().toString(), reference)));
        var inDocuments = documents(municipality, recordedBy).stream()
                .flatMap(each -> each.paper().references().stream()
                        .map(reference -> new Cited(each.paper().document().value(), reference)));
        return Stream.concat(inParagraphs, inDocuments).toList();
    }

    private static List<Recorded<ParagraphRecorded>> best(Collection<Recorded<ParagraphRecorded>> records) {
        var byParagraph = records.stream()
                .collect(Collectors.groupingBy(each -> each.paper().paragraph()));
        return byParagraph.values().stream()
                .map(same -> same.stream()
                        .min(Comparator.comparing((Recorded<ParagraphRecorded> each) ->
                                        each.paper().basis().evidence())
                                .thenComparing(Comparator.<Recorded<ParagraphRecorded>>comparingLong(Recorded::position)
                                        .reversed()))
                        .orElseThrow())
                .sorted(Comparator.comparing(each -> each.paper().basis().place()))
                .toList();
    }

    private static <E> Recorded<E> read(ResultSet row, Class<E> type) throws SQLException {
        return new Recorded<>(
                row.getObject("event_id", UUID.class),
                row.getLong("position"),
                new RegistrationId(row.getObject("registration", UUID.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                TrailJson.mapper().readValue(row.getString("content"), type));
    }
}
