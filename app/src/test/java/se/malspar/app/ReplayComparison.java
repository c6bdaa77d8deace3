package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/** Compares what a running product answers with a replay of the events that it tells of. */
final class ReplayComparison {

    private final RunningProduct product;

    ReplayComparison(RunningProduct product) {
        this.product = product;
    }

    void assertAnswersEqualReplay(String municipality, List<LocalDate> days) throws IOException {
        var log = new ArrayList<Logged>();
        for (var event : product.get("/api/v1/%s/events?limit=1000".formatted(municipality))
                .at("/events")) {
            log.add(new Logged(
                    event.at("/position").asLong(),
                    UUID.fromString(event.at("/event").asString()),
                    RegistrationId.parse(event.at("/registration").asString()),
                    Instant.parse(event.at("/recordedAt").asString()),
                    TrailJson.read(
                            event.at("/type").asString(), event.at("/version").asInt(), event.at("/payload"))));
        }
        var recordedBy = log.getLast().recordedAt();
        for (var day : days) {
            var replayed = new TreeMap<String, String>();
            var state = Fold.at(log, new AsOf(day, day, recordedBy));
            state.fields().forEach((subject, fields) -> {
                if (subject.kind().equals("goal") && state.isInForce(subject)) {
                    fields.forEach((name, value) -> value.value()
                            .ifPresent(text -> replayed.put(
                                    subject + " " + name,
                                    text + " " + value.blame().event())));
                }
            });
            assertThat(answered(municipality, day, recordedBy))
                    .as(day.toString())
                    .isEqualTo(replayed);
        }
    }

    private Map<String, String> answered(String municipality, LocalDate day, Instant recordedBy) throws IOException {
        var answered = new TreeMap<String, String>();
        for (JsonNode goal : product.get(
                        "/api/v1/%s/goals?date=%s&recordedBy=%s".formatted(municipality, day, recordedBy))
                .at("/goals")) {
            var subject = Subject.parse(goal.at("/subject").asString());
            goal.at("/fields")
                    .properties()
                    .forEach(field -> answered.put(
                            subject + " " + field.getKey(),
                            field.getValue().at("/value").asString() + " "
                                    + field.getValue().at("/blame/event").asString()));
        }
        return answered;
    }
}
