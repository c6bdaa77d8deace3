package se.malspar.app.registering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;
import se.malspar.app.eventlog.EnvelopeKeys;
import se.malspar.app.platform.StoredTrails;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.trail.Refused;
import se.malspar.domain.trail.RegistrationId;
import se.malspar.domain.trail.RehearsalCommand;
import se.malspar.domain.trail.TrailCommand;
import se.malspar.projections.json.TrailJson;

/**
 * The one way into the log: hands a command to the trail with the name of whoever asks, so that the same request sent
 * again is answered and not recorded twice.
 */
@Component
public class Recorder {

    private static final int ATTEMPTS = 5;

    /** A request as far as it matters whether another is the same. */
    public record Request(String idempotencyKey, String what, Object body) {

        public Request {
            if (idempotencyKey.isBlank() || idempotencyKey.length() > 200) {
                throw new Malformed(
                        "Idempotency-Key",
                        idempotencyKey,
                        "Ange huvudet Idempotency-Key med en egen nyckel för begäran, högst 200 tecken.",
                        "State the header Idempotency-Key with a key of your own for the request, at most 200 characters.");
            }
        }

        public static Request of(String idempotencyKey, Asked asked) {
            return new Request(idempotencyKey, asked.what(), asked.body());
        }

        /** Tells the same request, sent again, from another under the same key. */
        public String digest() {
            try {
                var sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(what.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
                sha256.update(TrailJson.mapper().writeValueAsBytes(body));
                return HexFormat.of().formatHex(sha256.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }

    /**
     * What came of a request.
     *
     * @param repeated whether it had been recorded before, by the same request
     */
    public record Outcome(RegistrationId registration, boolean repeated) {}

    private final CommandGateway commands;
    private final StoredTrails trails;

    Recorder(CommandGateway commands, StoredTrails trails) {
        this.commands = commands;
        this.trails = trails;
    }

    /** What would come of it if it were recorded now, as the trail is; nothing is recorded. */
    public RehearsalCommand.Outcome rehearse(
            Municipality municipality, RegistrationId id, Optional<Long> expectedSize, Asked asked) {
        return commands.sendAndWait(new RehearsalCommand(asked.command(municipality, id, expectedSize)));
    }

    /** Records what is asked of the municipality, or nothing. */
    public Outcome record(
            String actor, Municipality municipality, String idempotencyKey, Optional<Long> expectedSize, Asked asked) {
        return record(
                actor,
                Request.of(idempotencyKey, asked),
                expectedSize,
                (id, size) -> asked.command(municipality, id, size));
    }

    /**
     * Records what the command asks for, or nothing.
     *
     * @param expectedSize how far the trail had come when the registrar looked, where it matters
     * @param command makes the command with the registration's id
     */
    public Outcome record(
            String actor,
            Request request,
            Optional<Long> expectedSize,
            BiFunction<RegistrationId, Optional<Long>, TrailCommand> command) {
        var id = new RegistrationId(UUID.randomUUID());
        var asked = command.apply(id, expectedSize);
        var message = new GenericCommandMessage<>(
                asked,
                Map.of(
                        EnvelopeKeys.ACTOR, actor,
                        EnvelopeKeys.IDEMPOTENCY_KEY, request.idempotencyKey(),
                        EnvelopeKeys.REQUEST_DIGEST, request.digest()));
        for (int attempt = 1; ; attempt++) {
            try {
                RegistrationId recorded = commands.sendAndWait(message);
                return new Outcome(recorded, !recorded.equals(id));
            } catch (ConcurrencyException anotherWasFaster) {
                // another process recorded in the municipality meanwhile: judge anew by the trail as it is now
                if (attempt == ATTEMPTS) {
                    throw anotherWasFaster;
                }
            } catch (Refused refused) {
                // as it was remembered here, which is forgotten by now: another process may have recorded since
                if (attempt == ATTEMPTS || isByTheWholeTrail(refused, asked)) {
                    throw refused;
                }
            }
        }
    }

    private boolean isByTheWholeTrail(Refused refused, TrailCommand asked) {
        return refused.trailSize().stream().allMatch(size -> size == trails.size(asked.municipality()));
    }
}
