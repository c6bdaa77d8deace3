package se.malspar.app.pages.sok;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import se.malspar.app.pages.ram.Frames;
import se.malspar.app.pages.ram.Section;
import se.malspar.app.pages.ram.Shown;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.SearchViews.FoundView;
import se.malspar.app.questions.SearchViews.PieceView;
import se.malspar.app.questions.SearchViews.WholeView;
import se.malspar.app.questions.Searching;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.search.Search;

/** Where something is written, of what was decided and known at the moment. */
@Controller
class SearchPageController {

    private static final int ON_A_PAGE = 20;

    /** The kinds as addresses have them. */
    private static final Map<Search.Kind, String> PATHS = new EnumMap<>(Map.of(
            Search.Kind.GOAL, "mal",
            Search.Kind.PLAN, "planer",
            Search.Kind.COMMISSION, "uppdrag",
            Search.Kind.PARAGRAPH, "paragrafer",
            Search.Kind.DOCUMENT, "handlingar",
            Search.Kind.OTHER, "ovrigt"));

    private final Frames frames;
    private final Searching searching;
    private final Shown shown;

    SearchPageController(Frames frames, Searching searching, Shown shown) {
        this.frames = frames;
        this.searching = searching;
        this.shown = shown;
    }

    /**
     * Something found.
     *
     * @param partOf what the whole and the part are called, where no line that was found says so
     * @param path to where it is shown, below the municipality
     */
    record Hit(FoundView found, String called, List<String> partOf, Optional<String> path) {}

    @GetMapping("/{municipality:\\d{4}}/sok")
    @Nullable
    String search(
            @PathVariable String municipality,
            @RequestParam Optional<String> q,
            @RequestParam Optional<String> slag,
            @RequestParam Optional<String> sida,
            Moment moment,
            Locale locale,
            ServletWebRequest request,
            Model model) {
        var code = Municipality.of(municipality);
        var query = q.map(String::strip).filter(text -> !text.isEmpty());
        var kind = slag.flatMap(SearchPageController::kind);
        return frames.page(Section.SEARCH, code, moment, "sok", request, model, position -> {
            model.addAttribute("query", query.orElse(""));
            model.addAttribute("kind", kind.map(PATHS::get).orElse(""));
            query.ifPresent(text -> {
                var answer =
                        searching.answer(code, shortened(text), kind, moment.asOf(), position, page(sida), ON_A_PAGE);
                var ofKind =
                        kind.map(each -> answer.counts().getOrDefault(each, 0)).orElse(answer.total());
                model.addAttribute("answer", answer);
                model.addAttribute("paths", PATHS);
                model.addAttribute("ofKind", ofKind);
                model.addAttribute("lastPage", Math.max(1, (ofKind + ON_A_PAGE - 1) / ON_A_PAGE));
                model.addAttribute(
                        "hits",
                        answer.found().stream()
                                .map(found -> new Hit(found, called(found, locale), partOf(found), pathOf(found)))
                                .toList());
            });
        });
    }

    private static String shortened(String query) {
        return query.length() <= Searching.LONGEST_QUERY ? query : query.substring(0, Searching.LONGEST_QUERY);
    }

    private static int page(Optional<String> written) {
        return written.filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static Optional<Search.Kind> kind(String path) {
        return PATHS.entrySet().stream()
                .filter(each -> each.getValue().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String called(FoundView found, Locale locale) {
        return switch (found.kind()) {
            case PARAGRAPH -> shown.text(found.statement().cited());
            case GOAL -> shown.ofGoal(found.subject(), number(found), owner(found), locale);
            case DOCUMENT, PLAN, COMMISSION, OTHER -> shown.subject(found.subject(), locale);
        };
    }

    private static Optional<String> number(FoundView found) {
        return found.whole().flatMap(WholeView::number);
    }

    private static Optional<String> owner(FoundView found) {
        return found.whole().flatMap(WholeView::owner);
    }

    /** What the whole and the part are called, unless the hit's own lines say it. */
    private static List<String> partOf(FoundView found) {
        var said = found.lines().stream()
                .map(line -> line.pieces().stream().map(PieceView::text).collect(Collectors.joining()))
                .collect(Collectors.toSet());
        return found.whole().stream()
                .flatMap(whole -> Stream.of(whole.title(), whole.part()))
                .flatMap(Optional::stream)
                .filter(title -> !said.contains(title))
                .toList();
    }

    /** A goal has a page of its own; the rest is shown where it was decided, or else where it stands at the moment. */
    private Optional<String> pathOf(FoundView found) {
        var anchor = "#" + Shown.anchor(found.subject());
        var decided = shown.path(found.statement().cited());
        return switch (found.kind()) {
            case GOAL -> Optional.of("/mal/" + shown.root(found.subject()) + anchor);
            case PLAN, COMMISSION -> decided.or(() -> found.whole().map(_ -> "/tidsresa" + anchor));
            case PARAGRAPH, DOCUMENT, OTHER -> decided;
        };
    }
}
