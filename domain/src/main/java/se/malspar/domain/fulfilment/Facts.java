package se.malspar.domain.fulfilment;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import se.malspar.domain.assessment.Level;

/** What the rules of a level may speak of, as it is; the names are those of {@code RuleWords}. */
sealed interface Facts {

    Level level();

    Map<String, Object> named();

    record OfMeasure(
            boolean due,
            boolean hasTarget,
            boolean hasOutcome,
            boolean targetIsNumber,
            boolean outcomeIsNumber,
            boolean zeroTarget,
            boolean comparable,
            boolean reached,
            boolean textsAgree,
            boolean methodChanged,
            boolean revisedAfterApproval,
            String direction)
            implements Facts {
        @Override
        public Level level() {
            return Level.INDICATOR;
        }

        @Override
        public Map<String, Object> named() {
            return Map.ofEntries(
                    entry("due", due),
                    entry("hasTarget", hasTarget),
                    entry("hasOutcome", hasOutcome),
                    entry("targetIsNumber", targetIsNumber),
                    entry("outcomeIsNumber", outcomeIsNumber),
                    entry("zeroTarget", zeroTarget),
                    entry("comparable", comparable),
                    entry("reached", reached),
                    entry("textsAgree", textsAgree),
                    entry("methodChanged", methodChanged),
                    entry("revisedAfterApproval", revisedAfterApproval),
                    entry("direction", direction));
        }
    }

    record OfActivity(boolean reported, boolean known, boolean commented, boolean begun, boolean due, String status)
            implements Facts {
        @Override
        public Level level() {
            return Level.ACTIVITY;
        }

        @Override
        public Map<String, Object> named() {
            return Map.of(
                    "reported", reported,
                    "known", known,
                    "commented", commented,
                    "begun", begun,
                    "due", due,
                    "status", status);
        }
    }

    /** Of a goal or a sub-goal. */
    record OfWhole(
            Level level,
            String kind,
            boolean approved,
            List<String> measureValues,
            List<String> activityValues,
            List<String> subGoalValues)
            implements Facts {
        @Override
        public Map<String, Object> named() {
            return Map.of(
                    "kind", kind,
                    "approved", approved,
                    "measures", (long) measureValues.size(),
                    "activities", (long) activityValues.size(),
                    "subGoals", (long) subGoalValues.size(),
                    "measureValues", measureValues,
                    "activityValues", activityValues,
                    "subGoalValues", subGoalValues);
        }
    }
}
