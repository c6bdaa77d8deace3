package se.malspar.app.questions;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.malspar.app.questions.SearchViews.CitedView;
import se.malspar.app.questions.SearchViews.FoundView;
import se.malspar.app.questions.SearchViews.Holding;
import se.malspar.app.questions.SearchViews.LineView;
import se.malspar.app.questions.SearchViews.PieceView;
import se.malspar.app.questions.SearchViews.SearchView;
import se.malspar.app.questions.SearchViews.WholeView;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;
import se.malspar.projections.registry.Registry;
import se.malspar.projections.search.Search;
import se.malspar.projections.state.About;
import se.malspar.projections.state.StateAt;
import se.malspar.projections.words.Labels;

/** Where something is written, put inside an {@link Answering}. */
@Component
public class Searching {

    public static final int LONGEST_QUERY = 200;
    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 10_000;

    /** Where a goal, a plan, a commission and what belongs to them say what they are called. */
    private static final List<String> TITLES = List.of("wording", "title", "task", "heading", "name");

    private final Search search;
    private final StateAt states;
    private final Registry registry;
    private final Telling telling;

    Searching(Search search, StateAt states, Registry registry, Telling telling) {
        this.search = search;
        this.states = states;
        this.registry = registry;
        this.telling = telling;
    }

    /**
     * Where the query's words are written, of what was decided and known at the moment.
     *
     * @param page from 1
     */
    public SearchView answer(
            Municipality municipality,
            String query,
            Optional<Search.Kind> kind,
            AsOf asOf,
            long position,
            int page,
            int limit) {
        inside("page", page, LAST_PAGE);
        inside("limit", limit, LARGEST_PAGE);
        if (query.length() > LONGEST_QUERY) {
            throw new Malformed(
                    "q",
                    query.substring(0, LONGEST_QUERY),
                    "Sökningen får ha högst %d tecken.".formatted(LONGEST_QUERY),
                    "A search takes at most %d characters.".formatted(LONGEST_QUERY));
        }
        var known = telling.municipality(municipality);
        var names = registry.bodies(municipality, asOf.validOn(), asOf.recordedBy()).stream()
                .collect(Collectors.toMap(
                        entry -> entry.name().toLowerCase(Locale.forLanguageTag("sv")),
                        Registry.BodyEntry::body,
                        (first, _) -> first));
        var answer = search.answer(municipality, query, names, kind, asOf, (page - 1) * limit, limit);
        var state = states.answer(
                municipality,
                asOf,
                About.these(answer.found().stream()
                        .map(Search.Found::subject)
                        .flatMap(Searching::lineage)
                        .toList()));
        return new SearchView(
                known,
                Telling.moment(asOf, position),
                query,
                answer.instead(),
                answer.wholly(),
                answer.cited().stream()
                        .map(each -> new CitedView(
                                each.paragraph().toString(), each.title(), each.evidence(), each.citedIn()))
                        .toList(),
                answer.counts(),
                answer.total(),
                page,
                limit,
                answer.found().stream().map(found -> found(found, state)).toList(),
                telling.completeness(municipality, asOf));
    }

    private static void inside(String parameter, int value, int largest) {
        if (value < 1 || value > largest) {
            throw new Malformed(
                    parameter,
                    Integer.toString(value),
                    "Ange ett tal från 1 till %d.".formatted(largest),
                    "State a number from 1 to %d.".formatted(largest));
        }
    }

    private static FoundView found(Search.Found found, State state) {
        return new FoundView(
                found.subject().path(),
                found.kind(),
                whole(found, state),
                holding(found, state),
                found.lines().stream()
                        .map(line -> new LineView(
                                line.field(),
                                Labels.field(line.field()),
                                line.pieces().stream()
                                        .map(piece -> new PieceView(piece.text(), piece.sought()))
                                        .toList()))
                        .toList(),
                Telling.statement(found.statement()),
                found.others());
    }

    /** Absent of papers, and of what did not hold at the moment. */
    private static Optional<WholeView> whole(Search.Found found, State state) {
        return switch (found.kind()) {
            case PARAGRAPH, DOCUMENT, OTHER -> Optional.empty();
            case GOAL, PLAN, COMMISSION -> {
                var root = found.subject().root();
                var part = lineage(found.subject())
                        .filter(subject -> !subject.equals(root))
                        .flatMap(subject -> titled(state, subject).stream())
                        .findFirst();
                yield Optional.of(new WholeView(
                                said(state, root, "number"), said(state, root, "owner"), titled(state, root), part))
                        .filter(whole -> whole.title().or(whole::part).isPresent());
            }
        };
    }

    /** The subject, what it is part of, and so on to the whole. */
    private static Stream<Subject> lineage(Subject subject) {
        return Stream.iterate(Optional.of(subject), Optional::isPresent, part -> part.flatMap(Subject::parent))
                .flatMap(Optional::stream);
    }

    private static Optional<String> titled(State state, Subject subject) {
        return TITLES.stream()
                .flatMap(field -> said(state, subject, field).stream())
                .findFirst();
    }

    private static Optional<String> said(State state, Subject subject, String field) {
        return state.field(subject, field).flatMap(FieldValue::value);
    }

    /** Papers say what they say; a proposal holds nothing. */
    private static Optional<Holding> holding(Search.Found found, State state) {
        return switch (found.kind()) {
            case PARAGRAPH, DOCUMENT, OTHER -> Optional.empty();
            case GOAL, PLAN, COMMISSION -> {
                if (found.statement().standing() == Standing.PROPOSED) {
                    yield Optional.empty();
                }
                if (Telling.isRemoved(state, found.subject())) {
                    yield Optional.of(Holding.REMOVED);
                }
                var position = found.statement().position();
                var fields = found.lines().stream().map(Search.Line::field).toList();
                yield Optional.of(says(state, found.subject(), fields, position) ? Holding.HOLDS : Holding.OTHERWISE);
            }
        };
    }

    private static boolean says(State state, Subject subject, List<String> fields, long position) {
        return fields.stream()
                .anyMatch(field -> state.field(subject, field)
                        .filter(value -> value.blame().position() == position)
                        .isPresent());
    }
}
