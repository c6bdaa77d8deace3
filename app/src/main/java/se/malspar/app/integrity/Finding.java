package se.malspar.app.integrity;

import java.util.OptionalLong;

/**
 * Something that is wrong, in words.
 *
 * @param leaf the event's number in the municipality's log, counted from 0, where it is one event's
 */
public record Finding(Flaw flaw, OptionalLong leaf, String swedish, String english) {

    static Finding of(Flaw flaw, String swedish, String english) {
        return new Finding(flaw, OptionalLong.empty(), swedish, english);
    }

    static Finding of(Flaw flaw, long leaf, String swedish, String english) {
        return new Finding(flaw, OptionalLong.of(leaf), swedish, english);
    }
}
