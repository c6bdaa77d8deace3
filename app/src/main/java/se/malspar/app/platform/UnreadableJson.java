package se.malspar.app.platform;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in words what is wrong with a JSON text and where, without a name from our own code. */
public final class UnreadableJson {

    private static final int LONGEST_QUOTE = 60;
    private static final Pattern MISSING = Pattern.compile("^Missing required creator property '(\\w+)'");

    private UnreadableJson() {}

    /** What is wrong, in whole sentences. */
    public record Words(String swedish, String english) {}

    static ProblemDetail problem(JacksonException failure) {
        var words = words(failure, false);
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "unreadable-json",
                "JSON-texten går inte att läsa",
                words.swedish(),
                "Unreadable JSON",
                words.english());
    }

    /** As somebody reads it who is told which line of a file it is about. */
    public static Words inLine(JacksonException failure) {
        return words(failure, true);
    }

    private static Words words(JacksonException failure, boolean inLine) {
        var swedish = new StringBuilder();
        var english = new StringBuilder();
        switch (failure) {
            case StreamReadException _ -> {
                swedish.append("Texten är inte giltig JSON");
                english.append("The text is not valid JSON");
            }
            case UnrecognizedPropertyException unknown -> {
                swedish.append("Fältet «%s» finns inte".formatted(quotable(unknown.getPropertyName())));
                english.append("There is no field «%s»".formatted(quotable(unknown.getPropertyName())));
            }
            case InvalidNullException _ -> {
                swedish.append("Ett värde får inte vara null");
                english.append("A value must not be null");
            }
            case InvalidTypeIdException unknown
            when unknown.getTypeId() != null -> {
                swedish.append("«%s» är ingen känd sort".formatted(quotable(unknown.getTypeId())));
                english.append("«%s» is no known kind".formatted(quotable(unknown.getTypeId())));
            }
            case MismatchedInputException incomplete
            when missing(incomplete).isPresent() -> {
                var name = missing(incomplete).get();
                swedish.append("Fältet «%s» saknas".formatted(name));
                english.append("The field «%s» is missing".formatted(name));
            }
            default -> {
                swedish.append("Något saknas eller har fel form");
                english.append("Something is missing or has the wrong form");
            }
        }
        var path = path(failure);
        if (!path.isEmpty()) {
            swedish.append(", vid ").append(path);
            english.append(", at ").append(path);
        }
        var place = failure.getLocation();
        if (inLine && place != null && place.getColumnNr() > 0) {
            swedish.append(", kolumn %d".formatted(place.getColumnNr()));
            english.append(", column %d".formatted(place.getColumnNr()));
        } else if (place != null && place.getLineNr() > 0) {
            swedish.append(", rad %d, kolumn %d".formatted(place.getLineNr(), place.getColumnNr()));
            english.append(", line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
        }
        return new Words(swedish.append('.').toString(), english.append('.').toString());
    }

    /** Jackson tells the name only in its message. */
    private static Optional<String> missing(MismatchedInputException failure) {
        return MISSING.matcher(String.valueOf(failure.getOriginalMessage()))
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Such as {@code effects[0].goal}. */
    private static String path(JacksonException failure) {
        var path = failure.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[%d]".formatted(step.getIndex())
                        : "." + quotable(step.getPropertyName()))
                .collect(Collectors.joining());
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static String quotable(String text) {
        var line = OneLine.of(text);
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
