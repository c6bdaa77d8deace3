package se.malspar.app.pages.nulage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.malspar.app.pages.ram.Parts;
import se.malspar.app.questions.Views.PartView;

/**
 * The activities of the plans for a year, by the status last reported, in the words of the report.
 *
 * @param plans whose activities they are
 * @param total how many there are
 */
public record Activities(List<PartView> plans, int total, List<Group> groups) {

    /** What reports usually call a status, in the order that they are usually told in. */
    private static final List<String> USUAL = List.of(
            "avslutad enligt plan",
            "avslutad med avvikelse",
            "pågående enligt plan",
            "pågående med avvikelse",
            "vänteläge",
            "ej påbörjad",
            "genomförs inte");

    /**
     * The activities of one status.
     *
     * @param status absent where nothing has been reported
     * @param colour 1 to 8, the same for the same status whatever others there are
     * @param x where its part of the bar begins, in percent
     * @param width in percent
     */
    public record Group(
            Optional<String> status, String anchor, int colour, String x, String width, List<Activity> activities) {}

    /** An activity and the plan it belongs to. */
    public record Activity(PartView plan, PartView activity) {}

    /** Of the plans that the day belongs to; of the latest before it where there is none. */
    static Activities of(List<PartView> plans, LocalDate validOn) {
        var year = plans.stream()
                .map(Activities::year)
                .filter(each -> each.compareTo(Integer.toString(validOn.getYear())) <= 0)
                .max(String::compareTo);
        var shown = plans.stream()
                .filter(plan -> year.filter(year(plan)::equals).isPresent())
                .toList();
        Map<String, List<Activity>> byStatus = new TreeMap<>(Activities::inUsualOrder);
        for (var plan : shown) {
            for (var activity : plan.activities()) {
                byStatus.computeIfAbsent(Parts.value(activity, "status").orElse(""), _ -> new ArrayList<>())
                        .add(new Activity(plan, activity));
            }
        }
        var total = byStatus.values().stream().mapToInt(List::size).sum();
        var groups = new ArrayList<Group>();
        var before = 0;
        for (var each : byStatus.entrySet()) {
            var size = each.getValue().size();
            groups.add(new Group(
                    Optional.of(each.getKey()).filter(status -> !status.isEmpty()),
                    "status-" + (groups.size() + 1),
                    place(each.getKey()) + 1,
                    percent(before, total),
                    percent(size, total),
                    each.getValue()));
            before += size;
        }
        return new Activities(shown, total, List.copyOf(groups));
    }

    /** A plan is named by its body and year: KS-2026. */
    private static String year(PartView plan) {
        return plan.id().substring(plan.id().lastIndexOf('-') + 1);
    }

    private static int inUsualOrder(String one, String other) {
        var places = Integer.compare(place(one), place(other));
        return places == 0 ? one.compareTo(other) : places;
    }

    private static int place(String status) {
        var usual = USUAL.indexOf(status.toLowerCase(Locale.ROOT).replace("pågår ", "pågående "));
        return usual < 0 ? USUAL.size() : usual;
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / whole);
    }
}
