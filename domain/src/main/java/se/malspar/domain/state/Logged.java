package se.malspar.domain.state;

import java.time.Instant;
import java.util.UUID;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.trail.RegistrationId;

/** An event with what its envelope says of the recorded axis. */
public record Logged(long position, UUID eventId, RegistrationId registration, Instant recordedAt, TrailEvent event) {}
