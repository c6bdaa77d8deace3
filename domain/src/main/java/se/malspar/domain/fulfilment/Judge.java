package se.malspar.domain.fulfilment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.RuleLanguage;

/** An assessment model with its rules made ready. */
public final class Judge {

    private final AssessmentModel model;
    private final Map<Level, ReadyLevel> levels = new EnumMap<>(Level.class);

    private Judge(AssessmentModel model, RuleLanguage language) {
        this.model = model;
        model.levels().forEach(level -> levels.put(level.level(), new ReadyLevel(model, level, language)));
    }

    public static Judge of(AssessmentModel model, RuleLanguage language) {
        return new Judge(model, language);
    }

    public AssessmentModel model() {
        return model;
    }

    Optional<ReadyLevel> level(Level level) {
        return Optional.ofNullable(levels.get(level));
    }
}
