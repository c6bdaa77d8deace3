package se.malspar.domain.trail;

import java.util.Optional;
import java.util.OptionalLong;
import se.malspar.domain.decision.Contradiction;

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

    private Refused(
            String code, String swedish, String english, Optional<String> laterDecision, OptionalLong trailSize) {
        super(swedish);
        this.code = code;
        this.swedish = swedish;
        this.english = english;
        this.laterDecision = laterDecision;
        this.trailSize = trailSize;
    }

    static Refused because(String code, String swedish, String english) {
        return new Refused(code, swedish, english, Optional.empty(), OptionalLong.empty());
    }

    static Refused because(Contradiction contradiction) {
        return because(contradiction.code(), contradiction.swedish(), contradiction.english());
    }

    /** The command itself follows, but then a decision recorded before it no longer does. */
    static Refused forTheSakeOf(String laterDecision, Contradiction contradiction) {
        return new Refused(
                "later-decision-contradicted",
                "Det går inte ihop med ett senare beslut som redan är registrerat, %s: %s"
                        .formatted(laterDecision, contradiction.swedish()),
                "It contradicts a later decision already recorded, %s: %s"
                        .formatted(laterDecision, contradiction.english()),
                Optional.of(laterDecision),
                OptionalLong.empty());
    }

    /** The same refusal, by whoever knows how long the trail was that it was judged by. */
    Refused byTrailOf(long size) {
        return new Refused(code, swedish, english, laterDecision, OptionalLong.of(size));
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
