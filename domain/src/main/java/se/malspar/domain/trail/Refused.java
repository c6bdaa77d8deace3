package se.malspar.domain.trail;

import java.util.Optional;
import java.util.OptionalLong;
import se.malspar.domain.decision.Contradiction;
import se.malspar.domain.decision.DecidedEvent;

/**
 * A command that does not follow, or that would take the ground from a later decision. Nothing was recorded. The code is
 * stable; the sentences are for people.
 */
public final class Refused extends RuntimeException {

    private final String code;
    private final String swedish;
    private final String english;
    private final Optional<String> laterDecision;
    private final OptionalLong trailSize;
    private final Optional<DecidedEvent> event;
    private final Optional<String> place;

    private Refused(
            String code,
            String swedish,
            String english,
            Optional<String> laterDecision,
            OptionalLong trailSize,
            Optional<DecidedEvent> event,
            Optional<String> place) {
        super(swedish);
        this.code = code;
        this.swedish = swedish;
        this.english = english;
        this.laterDecision = laterDecision;
        this.trailSize = trailSize;
        this.event = event;
        this.place = place;
    }

    private static Refused because(String code, String swedish, String english, Optional<String> laterDecision) {
        return new Refused(
                code, swedish, english, laterDecision, OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    static Refused because(String code, String swedish, String english) {
        return because(code, swedish, english, Optional.empty());
    }

    static Refused because(Contradiction contradiction) {
        return because(contradiction.code(), contradiction.swedish(), contradiction.english());
    }

    /** The command itself follows, but then a decision recorded before it no longer does. */
    static Refused forTheSakeOf(String laterDecision, Contradiction contradiction) {
        return because(
                "later-decision-contradicted",
                "Det går inte ihop med ett senare beslut som redan är registrerat, %s: %s"
                        .formatted(laterDecision, contradiction.swedish()),
                "It contradicts a later decision already recorded, %s: %s"
                        .formatted(laterDecision, contradiction.english()),
                Optional.of(laterDecision));
    }

    /** The same refusal, by whoever knows how long the trail was that it was judged by. */
    Refused byTrailOf(long size) {
        return new Refused(code, swedish, english, laterDecision, OptionalLong.of(size), event, place);
    }

    /** The same, for the sake of one of the events that were to be recorded. */
    Refused about(DecidedEvent refused) {
        return new Refused(code, swedish, english, laterDecision, trailSize, Optional.of(refused), place);
    }

    /** The same, with the place in what was sent. */
    public Refused at(String where) {
        return new Refused(code, swedish, english, laterDecision, trailSize, event, Optional.of(where));
    }

    /** The event that does not follow, of those that were to be recorded. */
    Optional<DecidedEvent> event() {
        return event;
    }

    /** The effect that does not follow, by its place in the registration, such as {@code points[0].effects[2]}. */
    public Optional<String> place() {
        return place;
    }

    /** Stable, such as {@code goal-not-adopted}. */
    public String code() {
        return code;
    }

    public String swedish() {
        return swedish;
    }

    public String english() {
        return english;
    }

    /** The decision that would no longer follow, as cited; absent where the command itself does not follow. */
    public Optional<String> laterDecision() {
        return laterDecision;
    }

    /** How long the trail was that it was judged by, where that is known: by a longer one it might have been recorded. */
    public OptionalLong trailSize() {
        return trailSize;
    }
}
