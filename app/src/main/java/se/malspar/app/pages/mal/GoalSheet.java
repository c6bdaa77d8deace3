package se.malspar.app.pages.mal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.pages.ram.Shown;
import se.malspar.app.questions.Views.BlameView;
import se.malspar.app.questions.Views.DiffView;
import se.malspar.app.questions.Views.EntryView;
import se.malspar.app.questions.Views.FieldView;
import se.malspar.app.questions.Views.GoalView;
import se.malspar.app.questions.Views.HistoryView;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.WordView;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.decision.Standing;

/**
 * A goal field by field: what each says, which § says so, what it said before, and where in the paper that stands.
 *
 * @param parts the goal itself, then its sub-goals and measures
 * @param notes what the papers say word for word, in the order of their numbers
 */
public record GoalSheet(List<Sheet> parts, List<Quote> notes) {

    /** One part of the goal. */
    public record Sheet(String subject, String anchor, List<Row> rows, List<String> notStated) {}

    /**
     * One field.
     *
     * @param earlier what it said before, the latest first
     * @param dayBefore the last day on which it did not say this
     * @param note the number of its quote; 0 for none
     */
    public record Row(
            String name, String anchor, FieldView field, List<Earlier> earlier, LocalDate dayBefore, int note) {}

    /**
     * What a field said once.
     *
     * @param words what the next decision did to the text
     */
    public record Earlier(Optional<String> value, String cited, LocalDate decidedOn, List<WordView> words) {}

    static GoalSheet of(GoalView goal, HistoryView history) {
        var entries = history.paragraphs().stream()
                .flatMap(paragraph -> paragraph.entries().stream())
                .filter(entry -> entry.statement().standing() != Standing.PROPOSED)
                .toList();
        var notes = new ArrayList<Quote>();
        var parts = Stream.of(Stream.of(goal.goal()), goal.goal().subGoals().stream(), goal.goal().measures().stream())
                .flatMap(each -> each)
                .map(part -> sheet(part, entries, notes))
                .toList();
        return new GoalSheet(parts, List.copyOf(notes));
    }

    private static Sheet sheet(PartView part, List<EntryView> entries, List<Quote> notes) {
        var rows = new ArrayList<Row>();
        var latest = Parts.value(part, "statusPeriod").orElse("");
        part.fields().forEach((name, field) -> {
            var isToldAsStatus = name.equals("status." + latest) || name.equals("statusComment." + latest);
            if (!name.equals("life") && !isToldAsStatus) {
                rows.add(new Row(
                        name,
                        Shown.anchor(part.subject() + "-" + name),
                        field,
                        earlier(part.subject(), name, field.blame(), entries),
                        field.blame().decidedOn().first().minusDays(1),
                        note(field.blame(), notes)));
            }
        });
        return new Sheet(part.subject(), Shown.anchor(part.subject()), List.copyOf(rows), part.notStated());
    }

    private static int note(BlameView blame, List<Quote> notes) {
        var source = blame.source().filter(quote -> quote.text().isPresent());
        if (source.isEmpty()) {
            return 0;
        }
        if (!notes.contains(source.get())) {
            notes.add(source.get());
        }
        return notes.indexOf(source.get()) + 1;
    }

    private record Said(EntryView entry, DiffView diff) {}

    /** What the field said until the decision that gave it its value, the latest first. */
    private static List<Earlier> earlier(String subject, String field, BlameView now, List<EntryView> entries) {
        var said = new ArrayList<Said>();
        for (var entry : entries) {
            entry.changes().stream()
                    .filter(diff ->
                            diff.subject().equals(subject) && diff.field().equals(field))
                    .forEach(diff -> said.add(new Said(entry, diff)));
        }
        var last = said.size() - 1;
        while (last >= 0 && !said.get(last).entry().statement().event().equals(now.event())) {
            last--;
        }
        var earlier = new ArrayList<Earlier>();
        for (var each = last - 1; each >= 0; each--) {
            var statement = said.get(each).entry().statement();
            earlier.add(new Earlier(
                    said.get(each).diff().after(),
                    statement.cited(),
                    statement.decidedOn().first(),
                    said.get(each + 1).diff().words()));
        }
        return List.copyOf(earlier);
    }
}
