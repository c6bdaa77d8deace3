package se.malspar.domain.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.time.ReportingPeriod;

/**
 * What a decision says about a goal. What it does not say is absent: unknown in an adoption, unchanged in a revision.
 *
 * @param wording letter by letter
 * @param number as printed, such as {@code 1}
 * @param area the heading it stands under ({@code målområde})
 * @param measurability in the paper's words, such as {@code kvantitativ}
 * @param owner the body whose goal it is
 * @param term the years it was set for
 * @param contributesTo the goals it is said to serve
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GoalContent(
        Optional<String> wording,
        Optional<String> number,
        Optional<String> area,
        Optional<GoalKind> kind,
        Optional<String> measurability,
        Optional<BodyCode> owner,
        Optional<ReportingPeriod> term,
        List<GoalId> contributesTo) {

    public static final GoalContent NOTHING_STATED = new GoalContent(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public GoalContent {
        wording = Texts.optional("wording", wording);
        number = number.map(text -> Texts.required("number", text, 20));
        area = area.map(text -> Texts.required("area", text, 300));
        measurability = measurability.map(text -> Texts.required("measurability", text, 300));
        contributesTo = Lists.orEmpty(contributesTo);
    }

    /** The content of a goal of which only the wording is stated. */
    public static GoalContent worded(String wording) {
        return new GoalContent(
                Optional.of(wording),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static GoalContent orNothing(@Nullable GoalContent content) {
        return content == null ? NOTHING_STATED : content;
    }
}
