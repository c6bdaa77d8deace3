package se.malspar.app.demo;

import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.malspar.app.platform.Database;
import se.malspar.app.registering.Recorder;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.TrailCommand;

/**
 * The facts of the five papers and the exempeldata, recorded through the commands that a registrar uses. Each step has an
 * idempotency key of its own, so a start that was cut short is taken up again and nothing is recorded twice.
 */
@Component
@Order(1)
@ConditionalOnProperty(name = "malspar.demo", havingValue = "true")
public class DemoData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);
    private static final String ACTOR = "Demodata";

    private final Recorder recorder;
    private final Database database;

    DemoData(Recorder recorder, Database database) {
        this.recorder = recorder;
        this.database = database;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!database.embedded()) {
            return; // nobody wants examples in a municipality's own database
        }
        for (var name : DemoFile.NAMES) {
            try {
                record(name, DemoFile.read(name));
            } catch (Refused refused) {
                if (refused.code().equals("idempotency-key-reused")) {
                    LOG.info("Demodata {} är från en tidigare version av Målspår och lämnas orörd.", name);
                } else {
                    LOG.warn("Demodata {} registrerades inte helt: {}", name, refused.swedish());
                }
            }
        }
    }

    private void record(String name, DemoFile file) {
        record(name, "municipality", file.municipality(), file::registerMunicipality);
        for (var body : file.bodies()) {
            record(name, "body " + body.body(), body, id -> file.register(body, id));
        }
        var recorded = new HashMap<String, RegistrationId>();
        for (var step : file.registrations()) {
            recorded.put(step.label(), record(name, step.label(), step, id -> file.command(step, id, recorded)));
        }
    }

    private RegistrationId record(
            String file, String label, Object content, Function<RegistrationId, TrailCommand> command) {
        return recorder.record(
                        ACTOR,
                        new Recorder.Request("demo " + file + " " + label, "demo", content),
                        Optional.empty(),
                        (id, _) -> command.apply(id))
                .registration();
    }
}
