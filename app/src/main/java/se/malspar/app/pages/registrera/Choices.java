package se.malspar.app.pages.registrera;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.questions.Views.PartView;
import se.malspar.app.questions.Views.StateView;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.papers.Papers;

/** What is already known and can be picked instead of typed, list by list. */
record Choices(Map<String, List<Choice>> lists) {

    /** @param label what it is, where its value does not say it */
    record Choice(String value, String label) {}

    static Choices of(StateView state, List<Papers.Recorded<ParagraphRecorded>> latest, Set<String> statuses) {
        var lists = new LinkedHashMap<String, List<Choice>>();
        var removed = state.removed();
        lists.put("mal", roots(state.goals(), removed, "goal:"));
        lists.put("delmal", parts(state.goals(), PartView::subGoals));
        lists.put("matt", parts(state.goals(), PartView::measures));
        lists.put("planer", roots(state.plans(), removed, "plan:"));
        lists.put("aktiviteter", parts(state.plans(), PartView::activities));
        lists.put("uppdrag", roots(state.commissions(), removed, "commission:"));
        lists.put("punkter", points(latest));
        lists.put(
                "statusar",
                statuses(state, statuses).stream()
                        .map(word -> new Choice(word, ""))
                        .toList());
        return new Choices(lists);
    }

    /** The words given, and those that have been used. */
    static Set<String> statuses(StateView state, Set<String> given) {
        var words = new LinkedHashSet<>(given);
        Stream.concat(state.goals().stream(), state.plans().stream().flatMap(plan -> plan.activities().stream()))
                .flatMap(part -> Parts.value(part, "status").stream())
                .forEach(words::add);
        return words;
    }

    private static List<Choice> roots(List<PartView> inForce, List<PartView> removed, String kind) {
        var choices = new ArrayList<Choice>();
        inForce.forEach(part -> choices.add(new Choice(part.id(), called(part).orElse(""))));
        removed.stream()
                .filter(part ->
                        part.subject().startsWith(kind) && part.subject().indexOf('/') < 0)
                .forEach(part -> choices.add(new Choice(part.id(), called(part).orElse("") + " (upphört)")));
        return choices;
    }

    private static List<Choice> parts(List<PartView> wholes, Function<PartView, List<PartView>> parts) {
        return wholes.stream()
                .flatMap(whole -> parts.apply(whole).stream()
                        .map(part -> new Choice(
                                part.id(),
                                whole.id() + called(part).map(": "::concat).orElse(""))))
                .toList();
    }

    /** What a part is called, whatever sort of part it is. */
    static Optional<String> called(PartView part) {
        return Stream.of("wording", "heading", "name", "title", "task")
                .flatMap(field -> Parts.value(part, field).stream())
                .findFirst();
    }

    private static List<Choice> points(List<Papers.Recorded<ParagraphRecorded>> latest) {
        return latest.stream()
                .flatMap(each -> each.paper().points().stream()
                        .map(point -> new Choice(
                                point.in(each.paper().paragraph()).toString(),
                                point.text().or(() -> each.paper().title()).orElse(""))))
                .toList();
    }

    /** The models that come with the product. */
    public List<Choice> models() {
        return ReadyModels.all().stream()
                .map(model -> new Choice(model.key().value(), model.name().sv()))
                .toList();
    }
}
