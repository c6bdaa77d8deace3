package se.malspar.projections.json;

import java.util.Optional;
import se.malspar.domain.assessment.AssessmentCommand.AdoptAssessmentModel;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Malformed;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads the adoption of a model that is written out, or that comes with the product and is named by its key ({@code
 * ready}): what is recorded is the whole model, so that it reads the same when another comes with the product.
 */
final class AdoptionReader extends StdDeserializer<AdoptAssessmentModel> {

    private record Written(Optional<BodyCode> body, Optional<AssessmentModel> model, Optional<ModelKey> ready) {}

    AdoptionReader() {
        super(AdoptAssessmentModel.class);
    }

    @Override
    public AdoptAssessmentModel deserialize(JsonParser parser, DeserializationContext context) {
        var written = context.readValue(parser, Written.class);
        if (written.model().isPresent() == written.ready().isPresent()) {
            throw new Malformed(
                    "model",
                    "",
                    "Ange antingen en hel modell (model) eller nyckeln till en som följer med (ready).",
                    "State either a whole model, or the key of one that comes with the product (ready).");
        }
        return new AdoptAssessmentModel(
                written.body(),
                written.model().orElseGet(() -> ready(written.ready().orElseThrow())));
    }

    private static AssessmentModel ready(ModelKey key) {
        return ReadyModels.of(key)
                .orElseThrow(() -> new Malformed(
                        "ready",
                        key.value(),
                        "Ingen modell med nyckeln %s följer med produkten.".formatted(key),
                        "No model with the key %s comes with the product.".formatted(key)));
    }
}
