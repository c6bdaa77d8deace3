package se.malspar.app.pages.tidsresa;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.malspar.projections.papers.DecisionDays;

/**
 * From decision to decision, the first step being the day before any of them.
 *
 * @param at which of the steps the day shown belongs to
 * @param previous the day of the decision before the one shown
 * @param next the day of the decision after it
 */
public record Steps(List<Step> steps, int at, Optional<Step> previous, Optional<Step> next) {

    /** A day, and what was decided on it. */
    public record Step(LocalDate date, String cited) {}

    static Steps of(DecisionDays decisionDays, LocalDate shownDate) {
        var days = decisionDays.days();
        var steps = new ArrayList<Step>();
        if (!days.isEmpty()) {
            steps.add(new Step(days.getFirst().date().minusDays(1), ""));
        }
        for (var day : days) {
            steps.add(new Step(day.date(), cited(day)));
        }
        var at = 0;
        while (at + 1 < steps.size() && !steps.get(at + 1).date().isAfter(shownDate)) {
            at++;
        }
        var back = at > 0 && steps.get(at).date().equals(shownDate) ? at - 1 : at;
        return new Steps(
                List.copyOf(steps),
                at,
                steps.isEmpty()
                                || (at == 0
                                        && !shownDate.isAfter(steps.getFirst().date()))
                        ? Optional.empty()
                        : Optional.of(steps.get(back)),
                at + 1 < steps.size() ? Optional.of(steps.get(at + 1)) : Optional.empty());
    }

    /** The step that the day shown belongs to. */
    public Optional<Step> here() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(at));
    }

    /** A year in which something was decided, by the first of its days. */
    public record YearOfSteps(int year, LocalDate firstDate) {}

    public List<YearOfSteps> years() {
        var firstDates = new TreeMap<Integer, LocalDate>();
        decided().forEach(step -> firstDates.putIfAbsent(step.date().getYear(), step.date()));
        return firstDates.entrySet().stream()
                .map(each -> new YearOfSteps(each.getKey(), each.getValue()))
                .toList();
    }

    /** The days of the year that the day shown belongs to. */
    public List<Step> ofYear() {
        var year = (at == 0 ? steps.get(Math.min(1, steps.size() - 1)) : steps.get(at))
                .date()
                .getYear();
        return decided().filter(step -> step.date().getYear() == year).toList();
    }

    /** All but the day before any of them. */
    private Stream<Step> decided() {
        return steps.stream().skip(1);
    }

    /** For the slider: a line per step, the day first. */
    public String lines() {
        return String.join(
                "\n",
                steps.stream().map(step -> step.date() + " " + step.cited()).toList());
    }

    /** What was decided on a day: «KS 2020-10-07 § 175 och 2 till». */
    static String cited(DecisionDays.Day day) {
        var all = Stream.concat(day.inHand().stream(), day.onlyCited().stream()).toList();
        return all.getFirst() + (all.size() == 1 ? "" : " +" + (all.size() - 1));
    }
}
