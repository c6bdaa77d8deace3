package se.malspar.domain.fulfilment;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.state.FieldValue;
import se.malspar.domain.time.ReportingPeriod;

/** Which period a question is about where it does not say, and which came before. */
public final class Periods {

    private static final String OUTCOME = "outcome";
    private static final String STATUS = "status";
    private static final String JUDGMENT = "assessed";

    static final Comparator<ReportingPeriod> IN_ORDER =
            Comparator.comparing(ReportingPeriod::to).thenComparing(ReportingPeriod::from, Comparator.reverseOrder());

    /** A period that the municipality follows up. */
    public record Known(ReportingPeriod period, PeriodKind kind, boolean statutory, Optional<String> name) {}

    /** Why a period was taken. */
    public enum Choice {
        ASKED,
        /** The latest that the municipality follows up and that anything has been reported or adopted for. */
        FOLLOWED_UP,
        /** Nothing has been reported for those: the latest of them that ended in the year before the day. */
        ENDED,
        /** The municipality has set no periods: the latest that anything has been reported or adopted for. */
        LATEST_REPORTED,
        /** None of that: the calendar year of the day. */
        CALENDAR_YEAR
    }

    public record Chosen(ReportingPeriod period, Choice choice) {}

    private Periods() {}

    /** The period that a day's question is about, of those that ended by the day. */
    static Chosen latest(Scene scene, Stream<Topic> about) {
        var topics = about.toList();
        var known = known(scene);
        return followedUp(scene, topics, known)
                .or(() -> told(scene, topics).findFirst().map(period -> new Chosen(period, Choice.LATEST_REPORTED)))
                .orElseGet(() -> new Chosen(ReportingPeriod.year(Year.from(scene.validOn())), Choice.CALENDAR_YEAR));
    }

    /** The periods that have ended and that something is reported or adopted for, the latest first. */
    private static Stream<ReportingPeriod> told(Scene scene, List<Topic> topics) {
        return Stream.of(OUTCOME, STATUS, JUDGMENT)
                .flatMap(scene::periods)
                .filter(period -> hasEnded(period, scene))
                .distinct()
                .sorted(IN_ORDER.reversed())
                .filter(period -> isTold(topics, period));
    }

    private static boolean isTold(List<Topic> topics, ReportingPeriod period) {
        var outcome = OUTCOME + "." + period;
        var status = STATUS + "." + period;
        var judgment = JUDGMENT + "." + period;
        return topics.stream()
                .anyMatch(topic -> topic.is("measure")
                        ? topic.isSaidOf(outcome)
                        : topic.isSaidOf(status) || (topic.is("goal") && topic.isSaidOf(judgment)));
    }

    /** Of the periods that the municipality follows up, as long as nothing is reported for any beyond them. */
    private static Optional<Chosen> followedUp(Scene scene, List<Topic> topics, List<Known> known) {
        if (known.isEmpty() || isToldAfter(known.getLast().period().to(), scene, topics)) {
            return Optional.empty();
        }
        return known.reversed().stream()
                .map(Known::period)
                .filter(period -> hasEnded(period, scene) && isTold(topics, period))
                .findFirst()
                .map(period -> new Chosen(period, Choice.FOLLOWED_UP))
                // a term ends on the day that a year does, and is judged when it is asked about
                .or(() -> known.reversed().stream()
                        .filter(each -> each.kind() != PeriodKind.TERM)
                        .map(Known::period)
                        .filter(period -> hasEnded(period, scene)
                                && period.to().isAfter(scene.validOn().minusYears(1)))
                        .findFirst()
                        .map(period -> new Chosen(period, Choice.ENDED)));
    }

    private static boolean isToldAfter(LocalDate lastDay, Scene scene, List<Topic> topics) {
        return lastDay.isBefore(scene.validOn())
                && told(scene, topics)
                        .findFirst()
                        .filter(period -> period.to().isAfter(lastDay))
                        .isPresent();
    }

    /** Every period that has ended by the day and is followed up, or that something is reported for, in order. */
    static List<ReportingPeriod> endedOf(Scene scene, Topic goal) {
        var periods = new TreeSet<>(IN_ORDER);
        told(scene, reportedOf(scene, goal).toList()).forEach(periods::add);
        known(scene).stream()
                .filter(each -> each.kind() != PeriodKind.TERM)
                .map(Known::period)
                .forEach(periods::add);
        periods.removeIf(period -> !hasEnded(period, scene));
        return List.copyOf(periods);
    }

    private static boolean hasEnded(ReportingPeriod period, Scene scene) {
        return !period.to().isAfter(scene.validOn());
    }

    /** What something may have been reported of, that a goal's fulfilment rests on. */
    static Stream<Topic> reportedOf(Scene scene, Topic goal) {
        return Stream.of(
                        Stream.of(goal),
                        Scene.measures(goal).stream(),
                        scene.activitiesFor(goal, ReportingPeriod.year(Year.from(scene.validOn()))).stream())
                .flatMap(each -> each);
    }

    /** As long a period, just before; by whole months where it is one of those. */
    static ReportingPeriod before(ReportingPeriod period) {
        var wholeMonths = period.from().getDayOfMonth() == 1
                && period.to().getDayOfMonth() == period.to().lengthOfMonth();
        if (!wholeMonths) {
            var days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
            return new ReportingPeriod(
                    period.from().minusDays(days), period.to().minusDays(days));
        }
        var months = ChronoUnit.MONTHS.between(YearMonth.from(period.from()), YearMonth.from(period.to())) + 1;
        return new ReportingPeriod(
                period.from().minusMonths(months), period.from().minusDays(1));
    }

    /** The periods that the municipality has said at the moment that it follows up, in order. */
    static List<Known> known(Scene scene) {
        return scene.reportingPeriods().stream()
                .map(topic -> new Known(
                        ReportingPeriod.parse(required(topic, "period")),
                        PeriodKind.valueOf(required(topic, "periodKind")),
                        Boolean.parseBoolean(required(topic, "statutory")),
                        topic.field("name").flatMap(FieldValue::value)))
                .sorted(Comparator.comparing(Known::period, IN_ORDER))
                .toList();
    }

    private static String required(Topic period, String field) {
        return period.text(field).orElseThrow();
    }
}
