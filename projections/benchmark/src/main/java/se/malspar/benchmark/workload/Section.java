package se.malspar.benchmark.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Outcome;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.Effect;
import se.malspar.domain.trail.Registration.ParagraphEntry;
import se.malspar.domain.trail.Registration.PointEntry;
import se.malspar.domain.trail.Registration.Replacement;

/** A § on the agenda of a meeting to come, with its points. */
final class Section {

    /**
     * A point.
     *
     * @param sequel told which point it became
     */
    record Point(
            Optional<BodyCode> proposedTo,
            String text,
            Outcome outcome,
            Supplier<List<Effect>> effects,
            Consumer<PointId> sequel) {

        static Point approved(String text, Supplier<List<Effect>> effects) {
            return new Point(Optional.empty(), text, Outcome.APPROVED, effects, _ -> {});
        }

        static Point rejected(String text, Supplier<List<Effect>> effects) {
            return new Point(Optional.empty(), text, Outcome.REJECTED, effects, _ -> {});
        }

        static Point noted(String text, Supplier<List<Effect>> effects) {
            return new Point(Optional.empty(), text, Outcome.NOTED, effects, _ -> {});
        }

        static Point proposed(BodyCode to, String text, Supplier<List<Effect>> effects) {
            return new Point(Optional.of(to), text, Outcome.NOT_STATED, effects, _ -> {});
        }

        Point followedBy(Consumer<PointId> later) {
            return new Point(proposedTo, text, outcome, effects, later);
        }
    }

    private final String title;
    private final UUID id;
    private final List<Point> points = new ArrayList<>();
    private boolean late;
    private int replacedAfterDays;

    Section(String title, UUID id) {
        this.title = title;
        this.id = id;
    }

    String title() {
        return title;
    }

    UUID id() {
        return id;
    }

    void add(Point point) {
        points.add(point);
    }

    void recordedLate() {
        late = true;
    }

    boolean isLate() {
        return late;
    }

    /** It will be found wrongly recorded, and replaced. */
    void replacedAfter(int days) {
        replacedAfterDays = days;
    }

    Optional<Integer> replacedAfter() {
        return replacedAfterDays == 0 ? Optional.empty() : Optional.of(replacedAfterDays);
    }

    void tellPoints(ParagraphId paragraph) {
        for (int i = 0; i < points.size(); i++) {
            points.get(i).sequel().accept(new PointId(paragraph, points.get(i).proposedTo(), i + 1));
        }
    }

    /** As recorded; where it replaces what was wrong, a little fuller. */
    Registration registration(ParagraphEntry entry, Optional<Replacement> replaces) {
        var entries = new ArrayList<PointEntry>();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            entries.add(new PointEntry(
                    point.proposedTo(),
                    i + 1,
                    Optional.of(replaces.isPresent() ? point.text() + " Ändringen gäller genast." : point.text()),
                    point.outcome(),
                    point.effects().get()));
        }
        return new Registration(
                Optional.of(entry), Optional.empty(), Evidence.EXAMPLE, Optional.empty(), entries, List.of(), replaces);
    }
}
