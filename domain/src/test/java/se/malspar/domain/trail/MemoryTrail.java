package se.malspar.domain.trail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.assessment.RuleLanguage;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.registry.BodyKind;
import se.malspar.domain.registry.MunicipalityKind;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Logged;
import se.malspar.domain.state.State;
import se.malspar.domain.time.AsOf;

/** A municipality's trail and log in memory: every command is one hour after the one before. */
public final class MemoryTrail {

    public static final Municipality MUNICIPALITY = Municipality.of("9999");

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final long STEP_SECONDS = 3600;

    private final Trail trail = new Trail();
    private final RuleLanguage language;
    private final List<Logged> log = new ArrayList<>();
    private long commands;

    /** A trail on which nothing is recorded. */
    public MemoryTrail() {
        this(new PlainRules());
    }

    private MemoryTrail(RuleLanguage language) {
        this.language = language;
    }

    /** The municipality with KF, KS, KSAU, BUN and KLK, and nothing decided. */
    public static MemoryTrail withBodies() {
        return withBodies(new PlainRules());
    }

    /** The same, where models are written in another language than the tests' own. */
    public static MemoryTrail withBodies(RuleLanguage language) {
        var trail = new MemoryTrail(language);
        setUp().forEach(trail::record);
        return trail;
    }

    /** What every trail begins with. */
    public static List<TrailCommand> setUp() {
        return List.of(
                new TrailCommand.RegisterMunicipality(
                        MUNICIPALITY, id(9_000), Optional.empty(), "Provkommun", MunicipalityKind.UNNAMED),
                body(9_001, "KF", BodyKind.ASSEMBLY),
                body(9_002, "KS", BodyKind.EXECUTIVE_BOARD),
                body(9_003, "KSAU", BodyKind.COMMITTEE),
                body(9_004, "BUN", BodyKind.BOARD),
                body(9_005, "KLK", BodyKind.ADMINISTRATION));
    }

    private static TrailCommand body(int number, String code, BodyKind kind) {
        return new TrailCommand.RegisterBody(
                MUNICIPALITY,
                id(number),
                Optional.empty(),
                new BodyCode(code),
                code,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static RegistrationId id(int number) {
        return new RegistrationId(new UUID(0, number));
    }

    public static TrailCommand register(int number, Paper paper) {
        return new TrailCommand.Register(MUNICIPALITY, id(number), Optional.empty(), paper.registration());
    }

    public static TrailCommand annul(int number, int annulled) {
        return new TrailCommand.AnnulRegistration(
                MUNICIPALITY, id(number), Optional.empty(), id(annulled), "dubbelt registrerad");
    }

    /** Registers a paper under the next free number; returns the registration. */
    public RegistrationId record(Paper paper) {
        var number = (int) commands + 1;
        record(register(number, paper));
        return id(number);
    }

    /** All that the command leads to, or nothing where it is refused. */
    public void record(TrailCommand command) {
        var events = TrailDecider.decide(trail, command, language);
        commands++;
        var recordedAt = FIRST.plusSeconds(commands * STEP_SECONDS);
        for (var event : events) {
            var position = log.size() + 1L;
            log.add(new Logged(position, new UUID(1, position), command.registration(), recordedAt, event));
            trail.append(event, command.registration(), Optional.empty());
        }
    }

    public Optional<Refused> attempt(TrailCommand command) {
        try {
            record(command);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused);
        }
    }

    public Trail trail() {
        return trail;
    }

    public List<Logged> log() {
        return List.copyOf(log);
    }

    /** The instant at which the last command was recorded. */
    public Instant now() {
        return FIRST.plusSeconds(commands * STEP_SECONDS);
    }

    public State on(String day) {
        return at(day, day);
    }

    public State at(String decidedBy, String validOn) {
        return Fold.at(log, new AsOf(LocalDate.parse(decidedBy), LocalDate.parse(validOn), now()));
    }
}
