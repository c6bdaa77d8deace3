package se.malspar.app.archive;

import java.util.Optional;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Refused;

/** A line that is not recorded, and why; the rest of the archive is. */
final class LineRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String swedish;
    private final String english;
    private final String field;

    private LineRefused(String code, String swedish, String english, String field) {
        super(swedish);
        this.code = code;
        this.swedish = swedish;
        this.english = english;
        this.field = field;
    }

    LineRefused(String code, String swedish, String english) {
        this(code, swedish, english, "");
    }

    static LineRefused notRecorded() {
        return because(new Malformed(
                "recorded",
                "",
                "En rad som återställs ska säga när och av vem den registrerades (recorded).",
                "A line that is restored must say when and by whom it was recorded (recorded)."));
    }

    static LineRefused eventTooLarge() {
        return new LineRefused(
                "event-too-large",
                "En händelse blev större än vad som får plats i loggen. Dela upp texten.",
                "An event came out larger than the log can hold. Divide the text.");
    }

    static LineRefused because(Refused refused) {
        return new LineRefused(refused.code(), refused.swedish(), refused.english());
    }

    static LineRefused because(Malformed malformed) {
        return new LineRefused("malformed", malformed.swedish(), malformed.english(), malformed.field());
    }

    static LineRefused because(UnreadableText unreadable) {
        return new LineRefused(unreadable.what(), unreadable.inSwedish(), unreadable.inEnglish());
    }

    String code() {
        return code;
    }

    String swedish() {
        return swedish;
    }

    String english() {
        return english;
    }

    Optional<String> field() {
        return Optional.of(field).filter(name -> !name.isEmpty());
    }
}
