package se.malspar.app.platform;

import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.EventNames;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.JsonNode;

/** The trail's events as the event log stores them. */
final class TrailPayloads implements PayloadFormat {

    @Override
    public String nameOf(Object payload) {
        return EventNames.of((TrailEvent) payload);
    }

    @Override
    public int versionOf(Object payload) {
        return TrailJson.VERSION;
    }

    @Override
    public JsonNode write(Object payload) {
        return TrailJson.write((TrailEvent) payload);
    }

    @Override
    public Object read(String name, int version, JsonNode json) {
        return TrailJson.read(name, version, json);
    }
}
