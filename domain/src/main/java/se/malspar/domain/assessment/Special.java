package se.malspar.domain.assessment;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands in place of a value and is no step of any scale: never folded into yellow or red. */
public enum Special {
    /** The model leaves it open: somebody must judge. */
    UNDETERMINED("undetermined", "inte avgjort", "undetermined"),
    NOT_ASSESSED("not-assessed", "inte bedömt", "not assessed"),
    NOT_REPORTED("not-reported", "ingen uppgift", "not reported"),
    NOT_MEASURED("not-measured", "mätvärde saknas", "not measured"),
    NO_TARGET("no-target", "målvärde saknas", "no target"),
    NOT_DUE("not-due", "följs inte upp i perioden", "not due in the period"),
    METHOD_CHANGED("method-changed", "mätmetoden har ändrats", "method of measuring changed"),
    CANNOT_BE_ASSESSED("cannot-be-assessed", "kan inte bedömas", "cannot be assessed"),
    /** {@code inriktningsmål}: a direction, not followed up by effect. */
    NOT_ASSESSED_BY_DESIGN("not-assessed-by-design", "bedöms inte (inriktningsmål)", "not assessed by design");

    private static final Map<Special, Wording> LABELS = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(each -> each, each -> new Wording(each.swedish, each.english)));

    private final String key;
    private final String swedish;
    private final String english;

    Special(String key, String swedish, String english) {
        this.key = key;
        this.swedish = swedish;
        this.english = english;
    }

    /** How it is written where a value is written. */
    public String key() {
        return key;
    }

    public Wording label() {
        return Objects.requireNonNull(LABELS.get(this));
    }

    public static Optional<Special> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
