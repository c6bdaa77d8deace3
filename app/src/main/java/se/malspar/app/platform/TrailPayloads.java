package se.malspar.app.platform;

import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.projections.json.TrailJson;

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
    public byte[] write(Object payload) {
        return TrailJson.mapper().writeValueAsBytes(payload);
    }

    @Override
    public Object read(String name, int version, byte[] json) {
        var event = TrailJson.read(name, version, json);
        return event instanceof Destroyed destroyed ? destroyed.remaining() : event;
    }
}
