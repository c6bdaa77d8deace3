package se.malspar.domain.fulfilment;

import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.followup.PeriodKind;
import se.malspar.domain.state.State;
import se.malspar.domain.time.ReportingPeriod;

/** Which period a question is about where it does not say, and which came before. */
public final class Periods {

    static final Comparator<ReportingPeriod> IN_ORDER =
            Comparator.comparing(ReportingPeriod::to).thenComparing(ReportingPeriod::from, Comparator.reverseOrder());

    /** A period that the municipality follows up. */
    public record Known(ReportingPeriod period, PeriodKind kind, boolean statutory, Optional<String> name) {}

    /** Why a period was taken. */
    public enum Choice {
        ASKED,
        /** The latest that anything has been reported, adopted or approved for. */
        LATEST_REPORTED,
        /** Nothing has: the calendar year of the day. */
        CALENDAR_YEAR
    }

    public record Chosen(ReportingPeriod period, Choice choice) {}

    private Periods() {}

    /** The latest period that ended by the day and that something has been reported for, about a goal or all of a body's. */
    static Chosen latest(Scene scene, Stream<Subject> about) {
        var reported = new TreeSet<>(IN_ORDER);
        about.forEach(subject -> Stream.of("status", "outcome", "assessed")
                .forEach(stem -> reported.addAll(scene.periods(subject, stem))));
        return reported.descendingSet().stream()
                .filter(period -> !period.to().isAfter(scene.validOn()))
                .findFirst()
                .map(period -> new Chosen(period, Choice.LATEST_REPORTED))
                .orElseGet(() -> new Chosen(ReportingPeriod.year(Year.from(scene.validOn())), Choice.CALENDAR_YEAR));
    }

    static Stream<Subject> subjectsOf(Scene scene, Subject goal) {
        return Stream.of(
                        Stream.of(goal),
                        scene.measures(goal).stream(),
                        scene.activitiesFor(goal, ReportingPeriod.year(Year.from(scene.validOn()))).stream())
                .flatMap(each -> each);
    }

    static Stream<Subject> subjectsOf(Scene scene, BodyCode body) {
        return scene.goalsOf(body).stream().flatMap(goal -> subjectsOf(scene, goal));
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

    /** The periods that the municipality has said at the moment that it follows up. */
    static List<Known> known(State state) {
        return state.fields().keySet().stream()
                .filter(subject -> subject.kind().equals("reporting-period"))
                .filter(state::isInForce)
                .map(subject -> new Known(
                        ReportingPeriod.parse(required(state, subject, "period")),
                        PeriodKind.valueOf(required(state, subject, "periodKind")),
                        Boolean.parseBoolean(required(state, subject, "statutory")),
                        state.field(subject, "name").flatMap(value -> value.value())))
                .sorted(Comparator.comparing(Known::period, IN_ORDER))
                .toList();
    }

    private static String required(State state, Subject subject, String field) {
        return state.field(subject, field).flatMap(value -> value.value()).orElseThrow();
    }
}
