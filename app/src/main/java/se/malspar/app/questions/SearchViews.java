package se.malspar.app.questions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import se.malspar.app.questions.Views.CompletenessView;
import se.malspar.app.questions.Views.MomentView;
import se.malspar.app.questions.Views.MunicipalityView;
import se.malspar.app.questions.Views.StatementView;
import se.malspar.domain.decision.Evidence;
import se.malspar.projections.search.Search;

/** What a search looks like in JSON. */
public final class SearchViews {

    private SearchViews() {}

    /** Whether what was found still says what the subject is at the moment. */
    public enum Holding {
        HOLDS,
        OTHERWISE,
        REMOVED
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record CitedView(
            @Schema(example = "KS 2021-01-13 § 10") String paragraph,
            Optional<String> title,
            Evidence evidence,

            @Schema(description = "Handlingar som åberopar den. / Papers that cite it.")
            List<String> citedIn) {}

    public record PieceView(
            String text,

            @Schema(description = "Om det är ett av orden. / Whether it is one of the words.")
            boolean sought) {}

    public record LineView(String field, String label, List<PieceView> pieces) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(
            name = "FoundWhole",
            description = "Målet, planen eller uppdraget som något hör till, som det var vid ögonblicket."
                    + " / What something belongs to, as it was at the moment.")
    public record WholeView(
            Optional<String> number,
            Optional<String> owner,

            @Schema(description = "Lydelsen, rubriken eller uppgiften. / The wording, title or task.")
            Optional<String> title,

            @Schema(
                    description = "Vad delen heter, där det som hittades är en del eller rapporterades om en."
                            + " / What the part is called.")
            Optional<String> part) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record FoundView(
            @Schema(example = "goal:ks-2019-1") String subject,
            Search.Kind kind,
            Optional<WholeView> whole,

            @Schema(
                    description = "Om det gäller vid ögonblicket, lyder annorlunda då eller är borttaget."
                            + " / Whether it holds at the moment.")
            Optional<Holding> holding,

            List<LineView> lines,
            StatementView statement,

            @Schema(
                    description = "Så många andra beslut, förslag och uppgifter om samma sak har orden."
                            + " / How many other statements about it have the words.")
            int others) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SearchView(
            MunicipalityView municipality,
            MomentView moment,
            String query,

            @Schema(
                    description = "Orden som söktes i stället, där frågans egna inte finns."
                            + " / The words that were looked for instead of the query's own.")
            List<String> instead,

            @Schema(description = "Om varje träff har alla orden. / Whether each has all the words.")
            boolean wholly,

            @Schema(description = "Paragrafer som hänvisningen kan avse. / What the citation may mean.")
            List<CitedView> cited,

            SortedMap<Search.Kind, Integer> counts,
            int total,
            int page,
            int limit,
            List<FoundView> found,
            CompletenessView completeness) {}
}
