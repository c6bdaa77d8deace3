package se.malspar.projections.papers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Citation;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.MeetingId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Reference;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.projecting.Told;

/**
 * The §§ and documents recorded, as known at an instant on the recorded axis. Which there are is kept in memory for the
 * municipalities being asked about; what they say is read when it is asked for.
 */
public final class Papers {

    /** For how many papers there is room in memory; one takes some 300 bytes. */
    private static final int ROOM = 60_000;

    /** A § or a document as recorded. */
    public record Recorded<E>(UUID event, long position, RegistrationId registration, Instant recordedAt, E paper) {}

    /** A reference and the paper that makes it. */
    public record Cited(String in, Reference reference) {}

    /**
     * A § that is known.
     *
     * @param citedIn the papers that cite it
     */
    public record CitedParagraph(
            ParagraphId paragraph, Optional<String> title, Evidence evidence, List<String> citedIn) {

        private CitedParagraph and(CitedParagraph also) {
            return new CitedParagraph(
                    paragraph,
                    title,
                    evidence,
                    Stream.concat(citedIn.stream(), also.citedIn().stream())
                            .distinct()
                            .toList());
        }

        private CitedParagraph recordedAs(CitedParagraph recorded) {
            return new CitedParagraph(paragraph, recorded.title(), recorded.evidence(), citedIn);
        }
    }

    private static final Comparator<ParagraphId> IN_ORDER = Comparator.comparing(
                    (ParagraphId id) -> id.meeting().date())
            .thenComparing(id -> id.meeting().body().value())
            .thenComparingInt(id -> id.meeting().ordinal())
            .thenComparing(ParagraphId::number);

    /** A § or a document without what it says. */
    private record Filed(
            long position,
            Instant recordedAt,
            Optional<Instant> knownUntil,
            Optional<ParagraphId> paragraph,
            Optional<DocumentId> document,
            Optional<String> title,
            Evidence evidence,
            String place,
            boolean hasProposals,
            List<Reference> references) {

        boolean isKnownBy(Instant recordedBy) {
            return !recordedAt.isAfter(recordedBy)
                    && knownUntil.filter(end -> !end.isAfter(recordedBy)).isEmpty();
        }

        String cited() {
            return paragraph
                    .map(ParagraphId::toString)
                    .orElseGet(() -> document.orElseThrow().value());
        }
    }

    /** All papers of a municipality, in the order of the log. */
    private record Shelf(Told told, List<Filed> papers) {}

    private final JdbcClient db;
    private final Cache<Municipality, Shelf> shelves = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .<Municipality, Shelf>weigher(
                    (_, shelf) -> Math.max(1, shelf.papers().size()))
            .build();

    public Papers(DataSource dataSource) {
        this.db = JdbcClient.create(dataSource);
    }

    /** Remembers nothing of a municipality. */
    public void forget(Municipality municipality) {
        shelves.invalidate(municipality);
    }

    /** Every record of the §§, the best evidence of each § only, in the order of meetings and numbers. */
    public List<Recorded<ParagraphRecorded>> paragraphs(Municipality municipality, Instant recordedBy) {
        return paragraphs(municipality, recordedBy, _ -> true);
    }

    /** The evidence that each § recorded is known by: the best there is. */
    public Map<ParagraphId, Evidence> evidence(Municipality municipality, Instant recordedBy) {
        return best(municipality, recordedBy, _ -> true).stream()
                .collect(Collectors.toMap(filed -> filed.paragraph().orElseThrow(), Filed::evidence));
    }

    /** What the documents recorded are called, by key; the latest title where one was recorded twice. */
    public Map<String, String> titles(Municipality municipality, Instant recordedBy) {
        return known(municipality, recordedBy)
                .filter(filed -> filed.title().isPresent())
                .collect(Collectors.toMap(Filed::cited, filed -> filed.title().orElseThrow(), (_, later) -> later));
    }

    /** The documents that propose something, in the order of the log. */
    public List<Recorded<DocumentRecorded>> documentsWithProposals(Municipality municipality, Instant recordedBy) {
        var wanted = known(municipality, recordedBy)
                .filter(filed -> filed.document().isPresent() && filed.hasProposals())
                .toList();
        return contents(municipality, wanted, DocumentRecorded.class);
    }

    /** The §§ that propose something to another body, the best evidence of each only. */
    public List<Recorded<ParagraphRecorded>> paragraphsWithProposals(Municipality municipality, Instant recordedBy) {
        var wanted = best(municipality, recordedBy, _ -> true).stream()
                .filter(Filed::hasProposals)
                .toList();
        return contents(municipality, wanted, ParagraphRecorded.class);
    }

    /** The §§ recorded last, of one body or of all, the latest first. */
    public List<Recorded<ParagraphRecorded>> latest(
            Municipality municipality, Optional<BodyCode> body, Instant recordedBy, int limit) {
        var wanted = known(municipality, recordedBy)
                .filter(filed -> filed.paragraph()
                        .filter(id -> body.stream().allMatch(id.meeting().body()::equals))
                        .isPresent())
                .sorted(Comparator.comparingLong(Filed::position).reversed())
                .limit(limit)
                .toList();
        return contents(municipality, wanted, ParagraphRecorded.class);
    }

    /** The §§ of a body's meetings on a day. */
    public List<Recorded<ParagraphRecorded>> ofMeetingDay(
            Municipality municipality, BodyCode body, LocalDate meetingDate, Instant recordedBy) {
        return paragraphs(
                municipality,
                recordedBy,
                id -> id.meeting().body().equals(body) && id.meeting().date().equals(meetingDate));
    }

    /** The §§ that a citation can mean, whatever way it is spelt; a body, year and number may mean several. */
    public List<Recorded<ParagraphRecorded>> cited(Municipality municipality, Citation citation, Instant recordedBy) {
        return paragraphs(municipality, recordedBy, id -> mayMean(citation, id));
    }

    private static boolean mayMean(Citation citation, ParagraphId id) {
        return citation.body().stream().allMatch(id.meeting().body()::equals)
                && citation.paragraph().stream().allMatch(id.number()::equals)
                && citation.ordinal().stream()
                        .allMatch(ordinal -> ordinal == id.meeting().ordinal())
                && citation.date().stream()
                        .allMatch(date -> !id.meeting().date().isBefore(date.first())
                                && !id.meeting().date().isAfter(date.last()));
    }

    /** The §§ that a citation can mean, recorded or only cited in other papers, of meetings up to a moment. */
    public List<CitedParagraph> known(Municipality municipality, Citation citation, AsOf asOf) {
        var known = new TreeMap<ParagraphId, CitedParagraph>(IN_ORDER);
        for (var cited : references(municipality, asOf.recordedBy())) {
            cited.reference()
                    .identified()
                    .filter(id -> mayMean(citation, id))
                    .ifPresent(id -> known.merge(
                            id,
                            new CitedParagraph(id, Optional.empty(), Evidence.REFERENCED, List.of(cited.in())),
                            CitedParagraph::and));
        }
        for (var recorded : cited(municipality, citation, asOf.recordedBy())) {
            known.merge(
                    recorded.paper().paragraph(),
                    new CitedParagraph(
                            recorded.paper().paragraph(),
                            recorded.paper().title(),
                            recorded.paper().basis().evidence(),
                            List.of()),
                    CitedParagraph::recordedAs);
        }
        return known.values().stream()
                .filter(each -> !each.paragraph().meeting().date().isAfter(asOf.decidedBy()))
                .toList();
    }

    /** The meetings of which a § is recorded, by body and day. */
    public List<MeetingId> meetings(Municipality municipality, Instant recordedBy) {
        return known(municipality, recordedBy)
                .flatMap(filed -> filed.paragraph().stream())
                .map(ParagraphId::meeting)
                .distinct()
                .sorted(Comparator.comparing(MeetingId::date)
                        .thenComparing(meeting -> meeting.body().value())
                        .thenComparingInt(MeetingId::ordinal))
                .toList();
    }

    /** Every reference that the papers make: of each § the best evidence only. */
    public List<Cited> references(Municipality municipality, Instant recordedBy) {
        return Stream.concat(
                        best(municipality, recordedBy, _ -> true).stream(),
                        known(municipality, recordedBy)
                                .filter(filed -> filed.document().isPresent()))
                .flatMap(filed -> filed.references().stream().map(reference -> new Cited(filed.cited(), reference)))
                .toList();
    }

    private List<Recorded<ParagraphRecorded>> paragraphs(
            Municipality municipality, Instant recordedBy, Predicate<ParagraphId> wanted) {
        return contents(municipality, best(municipality, recordedBy, wanted), ParagraphRecorded.class);
    }

    // --- which there are

    private Stream<Filed> known(Municipality municipality, Instant recordedBy) {
        return shelf(municipality).papers().stream().filter(filed -> filed.isKnownBy(recordedBy));
    }

    /** The best evidence of each §, the latest where several are as good, in the order of meetings and numbers. */
    private List<Filed> best(Municipality municipality, Instant recordedBy, Predicate<ParagraphId> wanted) {
        var best = new HashMap<ParagraphId, Filed>();
        known(municipality, recordedBy)
                .filter(filed -> filed.paragraph().filter(wanted).isPresent())
                .forEach(filed -> best.merge(
                        filed.paragraph().orElseThrow(),
                        filed,
                        (one, later) -> later.evidence().compareTo(one.evidence()) <= 0 ? later : one));
        return best.values().stream().sorted(Comparator.comparing(Filed::place)).toList();
    }

    private Shelf shelf(Municipality municipality) {
        var told = Told.read(db, municipality);
        var known = shelves.getIfPresent(municipality);
        if (known != null && known.told().equals(told)) {
            return known;
        }
        Shelf shelf;
        if (known != null
                && known.told().edition() == told.edition()
                && known.told().position() < told.position()) {
            var papers = new ArrayList<>(known.papers());
            papers.addAll(filed(municipality, known.told().position(), told.position()));
            shelf = new Shelf(told, List.copyOf(papers));
        } else {
            shelf = new Shelf(told, filed(municipality, 0, told.position()));
        }
        if (known == null || known.told().position() <= told.position()) {
            shelves.put(municipality, shelf);
        }
        return shelf;
    }

    private List<Filed> filed(Municipality municipality, long after, long upTo) {
        return db.sql("""
                        select position, recorded_at, known_until, paragraph, document, evidence, place, has_proposals,
                               case when document is not null then content::json ->> 'title' end as title,
                               case when has_references then content end as content
                        from answers.paper
                        where municipality = :municipality and position > :after and position <= :upTo
                        order by position
                        """)
                .param("municipality", municipality.code())
                .param("after", after)
                .param("upTo", upTo)
                .query((row, _) -> filed(row))
                .list();
    }

    private static Filed filed(ResultSet row) throws SQLException {
        var paragraph = Optional.ofNullable(row.getString("paragraph")).map(ParagraphId::parse);
        var content = Optional.ofNullable(row.getString("content"));
        return new Filed(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("known_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                paragraph,
                Optional.ofNullable(row.getString("document")).map(DocumentId::new),
                Optional.ofNullable(row.getString("title")),
                Evidence.valueOf(row.getString("evidence")),
                row.getString("place"),
                row.getBoolean("has_proposals"),
                content.map(text -> references(text, paragraph.isPresent())).orElse(List.of()));
    }

    private static List<Reference> references(String content, boolean ofParagraph) {
        return ofParagraph
                ? TrailJson.mapper().readValue(content, ParagraphRecorded.class).references()
                : TrailJson.mapper().readValue(content, DocumentRecorded.class).references();
    }

    // --- what they say

    private <E extends MinutesEvent> List<Recorded<E>> contents(
            Municipality municipality, Collection<Filed> wanted, Class<E> type) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        var byPosition = new HashMap<Long, Recorded<E>>();
        db.sql("""
                        select event_id, position, registration, recorded_at, content from answers.paper
                        where municipality = :municipality and position = any (:positions)
                        """)
                .param("municipality", municipality.code())
                .param("positions", wanted.stream().map(Filed::position).toArray(Long[]::new))
                .query(row -> {
                    var recorded = new Recorded<>(
                            row.getObject("event_id", UUID.class),
                            row.getLong("position"),
                            new RegistrationId(row.getObject("registration", UUID.class)),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            TrailJson.mapper().readValue(row.getString("content"), type));
                    byPosition.put(recorded.position(), recorded);
                });
        return wanted.stream()
                .map(filed -> byPosition.get(filed.position()))
                .filter(Objects::nonNull)
                .toList();
    }
}
