package se.malspar.app.registering;

import java.util.Optional;
import java.util.regex.Pattern;
import se.malspar.domain.decision.Malformed;

/** The entity tag that a registrar's view was based on. */
public final class Preconditions {

    /** What an answer adds to the size, such as the day it was given, is of no account here. */
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:\\.[^\"]*)?\"");

    private Preconditions() {}

    /** The size of the trail in {@code If-Match}; absent where it is left out or is {@code *}. */
    public static Optional<Long> expectedSize(Optional<String> ifMatch) {
        return ifMatch.map(String::strip).filter(tag -> !tag.equals("*")).map(tag -> {
            var matcher = TAG.matcher(tag);
            if (!matcher.matches()) {
                throw new Malformed(
                        "If-Match",
                        tag,
                        "If-Match är den ETag som svaret du läste hade, till exempel \"42\".",
                        "If-Match is the ETag of the answer that you read, such as \"42\".");
            }
            return Long.valueOf(matcher.group(1));
        });
    }

    /** As {@link #expectedSize}, for what may not be done without having looked. */
    public static Optional<Long> requiredSize(Optional<String> ifMatch) {
        if (ifMatch.isEmpty()) {
            throw new PreconditionRequired();
        }
        return expectedSize(ifMatch);
    }
}
