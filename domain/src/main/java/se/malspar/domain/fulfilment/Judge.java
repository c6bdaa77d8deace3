package se.malspar.domain.fulfilment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Rule;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.assessment.RuleWords;

/** An assessment model with its rules made ready. */
public final class Judge {

    private record Ready(Rule rule, RuleLanguage.Condition condition) {}

    /** Facts of measures and activities are a few flags, and the same again and again. */
    private static final int MOST_REMEMBERED = 4_096;

    private record Case(Level level, Map<String, Object> facts) {}

    private final AssessmentModel model;
    private final Map<Level, List<Ready>> rules = new EnumMap<>(Level.class);
    private final Map<Case, Optional<Rule>> known = new ConcurrentHashMap<>();

    private Judge(AssessmentModel model, RuleLanguage language) {
        this.model = model;
        for (var level : model.levels()) {
            var vocabulary = RuleWords.of(model, level.level());
            rules.put(
                    level.level(),
                    level.rules().stream()
                            .map(rule -> new Ready(rule, language.compile(rule.when(), vocabulary)))
                            .toList());
        }
    }

    public static Judge of(AssessmentModel model, RuleLanguage language) {
        return new Judge(model, language);
    }

    public AssessmentModel model() {
        return model;
    }

    Optional<LevelModel> level(Level level) {
        return model.level(level);
    }

    /** The first rule of the level that holds: of the same facts always the same. */
    Optional<Rule> ruleOf(Level level, Map<String, Object> facts) {
        return switch (level) {
            case INDICATOR, ACTIVITY -> {
                var question = new Case(level, facts);
                var answer = known.get(question);
                if (answer == null) {
                    answer = firstThatHolds(level, facts);
                    if (known.size() < MOST_REMEMBERED) {
                        known.put(question, answer);
                    }
                }
                yield answer;
            }
            case SUB_GOAL, GOAL -> firstThatHolds(level, facts);
        };
    }

    private Optional<Rule> firstThatHolds(Level level, Map<String, Object> facts) {
        return rules.getOrDefault(level, List.of()).stream()
                .filter(ready -> ready.condition().holds(facts))
                .map(Ready::rule)
                .findFirst();
    }
}
