package se.malspar.domain.assessment;

import se.malspar.domain.assessment.AssessmentCommand.AdoptAssessmentModel;
import se.malspar.domain.decision.Basis;

/** What a command becomes when it rests on a basis. */
public final class AssessmentDecider {

    private AssessmentDecider() {}

    /** Throws {@link se.malspar.domain.decision.Malformed} where the model cannot be used, with the place in it. */
    public static AssessmentEvent decide(AssessmentCommand command, Basis basis, RuleLanguage language) {
        return switch (command) {
            case AdoptAssessmentModel(var body, var model) -> {
                ModelCheck.require(model, language);
                yield new AssessmentEvent.AssessmentModelAdopted(basis, body, model);
            }
        };
    }
}
