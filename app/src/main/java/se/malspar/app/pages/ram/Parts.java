package se.malspar.app.pages.ram;

import java.util.List;
import java.util.Optional;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.PartView;

/** Picks what a page shows of a state. */
public final class Parts {

    private Parts() {}

    /** Those goals and plans that are a body's own; all of them where no body is asked for. */
    public static List<PartView> ofBody(List<PartView> parts, Optional<String> body) {
        return parts.stream()
                .filter(part -> body.stream().allMatch(code -> isOf(part, code)))
                .toList();
    }

    private static boolean isOf(PartView part, String body) {
        return part.subject().equals("plan:" + part.id())
                ? part.id().startsWith(body + "-")
                : value(part, "owner").filter(body::equals).isPresent();
    }

    /** What a field says, where it says anything. */
    public static Optional<String> value(PartView part, String field) {
        return Optional.ofNullable(part.fields().get(field)).flatMap(FieldView::value);
    }
}
