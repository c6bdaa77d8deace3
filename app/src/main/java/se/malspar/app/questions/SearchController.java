package se.malspar.app.questions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.malspar.app.questions.SearchViews.SearchView;
import se.malspar.domain.decision.Municipality;
import se.malspar.projections.search.Search;

/** Where something is written. */
@RestController
@RequestMapping("/api/v1/{municipality}")
@Tag(name = "Sök", description = "Var något står, och paragrafer efter hänvisning. / Where something is written.")
class SearchController {

    private final Answering answering;
    private final Searching searching;

    SearchController(Answering answering, Searching searching) {
        this.answering = answering;
        this.searching = searching;
    }

    @GetMapping("/search")
    @Operation(
            summary = "Sök / Search",
            description =
                    "Mål, aktiviteter, uppdrag, paragrafer och handlingar efter ord i vilken böjning som helst, även"
                            + " inne i sammansättningar; paragrafer efter hänvisning, hur den än stavas."
                            + " / By words in any form, also inside compounds; §§ by any spelling of a citation.")
    ResponseEntity<SearchView> search(
            @PathVariable @Parameter(example = "0665") String municipality,
            @RequestParam @Parameter(example = "näringsliv") String q,
            @RequestParam Optional<Search.Kind> kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @Parameter(hidden = true) Moment moment) {
        var code = Municipality.of(municipality);
        return answering.answer(
                code, moment, position -> searching.answer(code, q, kind, moment.asOf(), position, page, limit));
    }
}
