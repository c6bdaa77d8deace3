package se.malspar.domain.assessment;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Value;
import se.malspar.domain.assessment.RuleLanguage.Vocabulary;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;

/** What the rules of each level may speak of. Add here, never rename: adopted models use the names. */
public final class RuleWords {

    private static final Map<String, RuleLanguage.Type> OF_INDICATORS = Map.ofEntries(
            entry("due", RuleLanguage.Type.FLAG), // a target is set for the period
            entry("hasTarget", RuleLanguage.Type.FLAG), // a target is set for some period
            entry("hasOutcome", RuleLanguage.Type.FLAG),
            entry("targetIsNumber", RuleLanguage.Type.FLAG),
            entry("outcomeIsNumber", RuleLanguage.Type.FLAG),
            entry("zeroTarget", RuleLanguage.Type.FLAG),
            entry("comparable", RuleLanguage.Type.FLAG), // there is a quotient
            entry("reached", RuleLanguage.Type.FLAG), // the outcome is as good as the target, or better
            entry("textsAgree", RuleLanguage.Type.FLAG), // outcome and target are the same words
            entry("methodChanged", RuleLanguage.Type.FLAG),
            entry("revisedAfterApproval", RuleLanguage.Type.FLAG),
            entry("direction", RuleLanguage.Type.TEXT));

    private static final Map<String, RuleLanguage.Type> OF_ACTIVITIES = Map.ofEntries(
            entry("reported", RuleLanguage.Type.FLAG),
            entry("known", RuleLanguage.Type.FLAG), // the status is one of the level's values
            entry("commented", RuleLanguage.Type.FLAG),
            entry("begun", RuleLanguage.Type.FLAG), // was to begin by the end of the period
            entry("due", RuleLanguage.Type.FLAG), // was to be done by the end of the period
            entry("status", RuleLanguage.Type.TEXT)); // the key of the reported value

    private static final Map<String, RuleLanguage.Type> OF_GOALS = Map.ofEntries(
            entry("kind", RuleLanguage.Type.TEXT),
            entry("approved", RuleLanguage.Type.FLAG), // a § has approved the follow-up of the period
            entry("measures", RuleLanguage.Type.NUMBER),
            entry("activities", RuleLanguage.Type.NUMBER),
            entry("subGoals", RuleLanguage.Type.NUMBER),
            entry("measureValues", RuleLanguage.Type.TEXTS),
            entry("activityValues", RuleLanguage.Type.TEXTS),
            entry("subGoalValues", RuleLanguage.Type.TEXTS));

    private RuleWords() {}

    public static Map<String, RuleLanguage.Type> variables(Level level) {
        return switch (level) {
            case INDICATOR -> OF_INDICATORS;
            case ACTIVITY -> OF_ACTIVITIES;
            case SUB_GOAL, GOAL -> OF_GOALS;
        };
    }

    /** What a level's rules may name: its variables, and every value of the model. */
    public static Vocabulary of(AssessmentModel model, Level level) {
        var words = new TreeSet<String>();
        words.add("");
        Arrays.stream(Special.values()).map(Special::key).forEach(words::add);
        Arrays.stream(GoalKind.values()).map(Enum::name).forEach(words::add);
        Arrays.stream(MeasureDirection.values()).map(Enum::name).forEach(words::add);
        model.levels().stream().flatMap(RuleWords::values).map(Value::key).forEach(words::add);
        return new Vocabulary(variables(level), words);
    }

    static Stream<Value> values(LevelModel level) {
        return Stream.concat(level.values().stream(), level.special().stream());
    }
}
