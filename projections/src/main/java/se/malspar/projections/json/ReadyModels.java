package se.malspar.projections.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelKey;

/** The models that come with the product, ready for a body to adopt: what the papers say and no more, and two examples. */
public final class ReadyModels {

    private static final List<String> KEYS =
            List.of("trefarg-2020", "styrmodell-2026", "kvot-100-80", "prognos-mandat");

    private static final List<AssessmentModel> ALL =
            KEYS.stream().map(ReadyModels::read).toList();

    private ReadyModels() {}

    public static List<AssessmentModel> all() {
        return ALL;
    }

    public static Optional<AssessmentModel> of(ModelKey key) {
        return ALL.stream().filter(model -> model.key().equals(key)).findFirst();
    }

    private static AssessmentModel read(String key) {
        try (InputStream file = Objects.requireNonNull(
                ReadyModels.class.getResourceAsStream("/models/" + key + ".json"), () -> "No model " + key)) {
            return TrailJson.mapper().readValue(file, AssessmentModel.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
