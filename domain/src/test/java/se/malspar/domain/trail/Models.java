package se.malspar.domain.trail;

import java.util.List;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.AssessmentModel.Assessors;
import se.malspar.domain.assessment.AssessmentModel.Ground;
import se.malspar.domain.assessment.AssessmentModel.Kind;
import se.malspar.domain.assessment.AssessmentModel.LevelModel;
import se.malspar.domain.assessment.AssessmentModel.Mode;
import se.malspar.domain.assessment.AssessmentModel.Otherwise;
import se.malspar.domain.assessment.AssessmentModel.Rule;
import se.malspar.domain.assessment.AssessmentModel.Value;
import se.malspar.domain.assessment.Level;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.assessment.Wording;

/** Assessment models as tests need them. */
public final class Models {

    public static final Value GREEN = new Value("gront", new Wording("grönt", "green"), "●", "#2e7d32");
    public static final Value RED = new Value("rott", new Wording("rött", "red"), "■", "#c62828");

    private static final Otherwise OPEN = new Otherwise(
            "annars", "undetermined", new Wording("Modellen lämnar det öppet.", "The model leaves it open."));

    private Models() {}

    /** Goals and activities are as they are reported, and red ones are told why. */
    public static AssessmentModel asReported(String key) {
        return model(
                key,
                level(Level.GOAL, Ground.REPORT, List.of("rott")),
                level(Level.ACTIVITY, Ground.REPORT, List.of("rott")));
    }

    public static AssessmentModel model(String key, LevelModel... levels) {
        return new AssessmentModel(
                ModelKey.of(key),
                new Wording("Modell " + key, "Model " + key),
                Optional.empty(),
                new Mode(Kind.OUTCOME, Optional.empty()),
                List.of(levels),
                Optional.of(new Assessors(List.of())));
    }

    public static LevelModel level(Level level, Ground ground, List<String> commentFor, Rule... rules) {
        return new LevelModel(
                level,
                List.of(GREEN, RED),
                List.of(),
                commentFor,
                List.of(rules),
                ground,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                OPEN);
    }
}
