package se.malspar.domain.goal;

import java.util.Optional;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.Standing;

/**
 * Whether a forecast may be made for a goal: never for a directional one, and for a supporting one only once it has been
 * settled, since no rule says.
 *
 * @param kindDecided whether a decision says of which kind it is; otherwise reports do
 * @param allowed how it was settled, if it was
 */
public record ForecastRule(Optional<GoalKind> kind, boolean kindDecided, Optional<Boolean> allowed) {

    static final ForecastRule NOTHING_SAID = new ForecastRule(Optional.empty(), false, Optional.empty());

    ForecastRule said(GoalContent content, Standing standing) {
        var decided = standing == Standing.DECIDED;
        return content.kind().isEmpty() || (kindDecided && !decided)
                ? this
                : new ForecastRule(content.kind(), decided, allowed);
    }

    ForecastRule settled(boolean nowAllowed) {
        return new ForecastRule(kind, kindDecided, Optional.of(nowAllowed));
    }

    /** Throws {@link Contradiction}, with the rule, where no forecast can be made. */
    public void require(GoalId id) {
        switch (kind.orElse(GoalKind.STEERING)) {
            case STEERING -> {}
            case DIRECTIONAL ->
                throw new Contradiction(
                        "forecast-of-a-directional-goal",
                        "Mål %s är ett inriktningsmål. Ett sådant mål blir inte styrande och en prognos för det kan inte redovisas: det följs upp genom aktiviteterna."
                                .formatted(id),
                        "Goal %s is directional. Such a goal does not steer and no forecast can be reported for it: it is followed up by its activities."
                                .formatted(id));
            case SUPPORTING -> {
                if (allowed.isEmpty()) {
                    throw new Contradiction(
                            "forecast-of-a-supporting-goal-unclear",
                            "Mål %s är ett stödjande mål. Om en prognos kan redovisas för det framgår inte: registrera först en tolkning med skäl (interpret-forecast)."
                                    .formatted(id),
                            "Goal %s is supporting. Whether a forecast can be reported for it is not stated: record an interpretation with its reason first (interpret-forecast)."
                                    .formatted(id));
                }
                if (!allowed.get()) {
                    throw new Contradiction(
                            "forecast-interpreted-as-not-allowed",
                            "För mål %s har det tolkats så att ingen prognos redovisas.".formatted(id),
                            "For goal %s it has been interpreted that no forecast is reported.".formatted(id));
                }
            }
        }
    }
}
