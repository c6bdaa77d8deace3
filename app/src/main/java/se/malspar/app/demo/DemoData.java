package se.malspar.app.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.Database;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.domain.trail.TrailCommand.AnnulRegistration;
import se.malspar.domain.trail.TrailCommand.InterpretDate;
import se.malspar.domain.trail.TrailCommand.Register;
import se.malspar.domain.trail.TrailCommand.RegisterBody;
import se.malspar.domain.trail.TrailCommand.RegisterMunicipality;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of the five papers and the exempeldata, recorded through the commands that a registrar uses. Each step has an
 * idempotency key of its own, so a start that was cut short is taken up again and nothing is recorded twice.
 */
@Component
@Order(1)
@ConditionalOnProperty(name = "malspar.demo", havingValue = "true")
public class DemoData implements ApplicationRunner {

    public static final List<String> FILES = List.of("0665-vaggeryd", "9901-ej-namngiven", "9999-exempel");

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String ACTOR = "Demodata";

    private final Recorder recorder;
    private final Database database;

    DemoData(Recorder recorder, Database database) {
        this.recorder = recorder;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (!database.embedded()) {
            return; // nobody wants examples in a municipality's own database
        }
        for (var file : FILES) {
            try (var in = new ClassPathResource("demo/" + file + ".json").getInputStream()) {
                record(file, TrailJson.mapper().readTree(in));
            } catch (Refused refused) {
                LOG.warn("Demodata {} registrerades inte helt: {}", file, refused.swedish());
            }
        }
    }

    private void record(String file, JsonNode content) {
        var municipality = Municipality.of(content.at("/municipality/code").asString());
        var labels = new HashMap<String, RegistrationId>();
        record(file, "municipality", content.get("municipality"), (id, size) -> new RegisterMunicipality(
                municipality,
                id,
                size,
                content.at("/municipality/name").asString(),
                MunicipalityKind.valueOf(content.at("/municipality/kind").asString())));
        for (var body : content.get("bodies")) {
            record(file, "body " + body.get("body").asString(), body, (id, size) -> new RegisterBody(
                    municipality,
                    id,
                    size,
                    new BodyCode(body.get("body").asString()),
                    body.get("name").asString(),
                    BodyKind.valueOf(body.get("kind").asString()),
                    Optional.ofNullable(body.get("parent"))
                            .filter(parent -> !parent.isNull())
                            .map(parent -> new BodyCode(parent.asString())),
                    Optional.empty(),
                    Optional.empty()));
        }
        var number = 0;
        for (var step : content.get("registrations")) {
            var label = step.path("label").asString("step " + number++);
            labels.put(label, record(file, label, step, municipality, labels));
        }
    }

    private RegistrationId record(
            String file,
            String label,
            JsonNode step,
            Municipality municipality,
            Map<String, RegistrationId> labels) {
        if (step.has("annul")) {
            var annulled = labelled(labels, step.at("/annul/of"));
            return record(file, label, step, (id, size) -> new AnnulRegistration(
                    municipality, id, size, annulled, step.at("/annul/reason").asString()));
        }
        if (step.has("interpret")) {
            var interpreted = labelled(labels, step.at("/interpret/of"));
            return record(file, label, step, (id, size) -> new InterpretDate(
                    municipality,
                    id,
                    size,
                    interpreted,
                    TrailJson.mapper().treeToValue(step.at("/interpret/decidedOn"), DecidedOn.class),
                    step.at("/interpret/reason").asString()));
        }
        var registration = registration(step.get("register"), labels);
        return record(file, label, step, (id, size) -> new Register(municipality, id, size, registration));
    }

    /** The registration, with the label of what it replaces resolved to the id that one was given. */
    public static Registration registration(JsonNode written, Map<String, RegistrationId> labels) {
        var copy = (ObjectNode) written.deepCopy();
        if (copy.get("replaces") instanceof ObjectNode replaces && replaces.has("of")) {
            replaces.put("registration", labelled(labels, replaces.remove("of")).toString());
        }
        return TrailJson.readRegistration(copy);
    }

    private static RegistrationId labelled(Map<String, RegistrationId> labels, JsonNode label) {
        return Objects.requireNonNull(
                labels.get(label.asString()), () -> "No step before this one is labelled " + label.asString());
    }

    private RegistrationId record(
            String file,
            String label,
            JsonNode body,
            BiFunction<RegistrationId, Optional<Long>, TrailCommand> command) {
        return recorder.record(
                        ACTOR,
                        new Recorder.Request("demo " + file + " " + label, "demo", body),
                        Optional.empty(),
                        command)
                .registration();
    }
}
