package se.malspar.domain.architecture.knot.two;

import java.util.Optional;
import se.malspar.domain.architecture.knot.one.End;

/** Knows the one end, which knows it. */
public record OtherEnd(Optional<End> one) {
    public boolean isTied() {
        return one.map(End::other).isPresent();
    }
}
