package se.malspar.domain.commission;

import se.malspar.domain.assessment.AssessmentEvent;
import se.malspar.domain.commission.CommissionEvent.CommissionClosed;
import se.malspar.domain.commission.CommissionEvent.CommissionGiven;
import se.malspar.domain.commission.CommissionEvent.CommissionReported;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.followup.FollowUpEvent;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.plan.PlanEvent;

/** Where a commission stands, as far as the next decision must follow from it. */
public enum Commission {
    NOT_GIVEN,
    /** Only reports tell that it was given. */
    TOLD,
    OPEN,
    CLOSED;

    /** The commission after one more decision or report; throws {@link Contradiction} where it does not follow. */
    public static Commission evolve(Commission commission, DecidedEvent event) {
        return switch (event) {
            case CommissionEvent own -> evolve(commission, own);
            case MinutesEvent _, GoalEvent _, PlanEvent _, FollowUpEvent _, AssessmentEvent _ -> commission;
        };
    }

    private static Commission evolve(Commission commission, CommissionEvent event) {
        return switch (event) {
            case CommissionGiven(var basis, var id, var _, var _, var _) -> {
                var decided = basis.standing() == Standing.DECIDED;
                if (decided && (commission == OPEN || commission == CLOSED)) {
                    throw new Contradiction(
                            "commission-already-given",
                            "Uppdrag %s är redan givet.".formatted(id),
                            "Commission %s has already been given.".formatted(id));
                }
                yield decided ? OPEN : commission == NOT_GIVEN ? TOLD : commission;
            }
            case CommissionReported(var _, var id, var _) -> {
                requireOpen(commission, id);
                yield commission;
            }
            case CommissionClosed(var basis, var id, var _, var _) -> {
                requireOpen(commission, id);
                // a report that it is closed closes nothing
                yield basis.standing() == Standing.DECIDED ? CLOSED : commission;
            }
        };
    }

    private static void requireOpen(Commission commission, CommissionId id) {
        switch (commission) {
            case NOT_GIVEN ->
                throw new Contradiction(
                        "commission-not-given",
                        "Uppdrag %s var inte givet. Registrera först beslutet som gav det.".formatted(id),
                        "Commission %s had not been given. Record the decision that gave it first.".formatted(id));
            case CLOSED ->
                throw new Contradiction(
                        "commission-closed",
                        "Uppdrag %s är redan avslutat.".formatted(id),
                        "Commission %s has already been closed.".formatted(id));
            case TOLD, OPEN -> {}
        }
    }
}
