package se.malspar.app.registering;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Evidence;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Quote;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.followup.FollowUpCommand.ReportActivityStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportForecast;
import se.malspar.domain.followup.FollowUpCommand.ReportGoalStatus;
import se.malspar.domain.followup.FollowUpCommand.ReportOutcome;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.Registration;
import se.malspar.domain.trail.Registration.DocumentEntry;
import se.malspar.domain.trail.Registration.Effect;

/** A body's whole follow-up of a period, as rows: recorded as one registration of the paper that it stands in. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FollowUpEntry(
        @Schema(type = "string", example = "KS") BodyCode body,
        @Schema(type = "string", example = "2026-T1") ReportingPeriod period,
        DocumentEntry document,

        @Schema(description = "ORIGINAL om inget annat sägs. / ORIGINAL when left out.")
        Optional<Evidence> evidence,

        Optional<Quote> source,
        List<ActivityRow> activities,
        List<OutcomeRow> outcomes,
        List<ForecastRow> forecasts,
        List<GoalRow> goals) {

    /** The status of an activity; of the body's plan for the period's year where no plan is stated. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ActivityRow(
            @Schema(type = "string", example = "KS-2026") Optional<PlanId> plan,
            ActivityId activity,
            String status,
            Optional<String> comment) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OutcomeRow(GoalId goal, MeasureId measure, String value, Optional<String> comment) {}

    /** A forecast; for another period than the follow-up's own where one is stated, such as the end of the term. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ForecastRow(
            GoalId goal,
            Optional<MeasureId> measure,
            @Schema(type = "string", example = "2026") Optional<ReportingPeriod> forPeriod,
            String value,
            Optional<String> comment) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record GoalRow(GoalId goal, String status, Optional<String> comment) {}

    /** What a row says, and which row it is, such as {@code activities[2]}. */
    record Told(String row, FollowUpCommand command) {}

    public FollowUpEntry {
        activities = Lists.orEmpty(activities);
        outcomes = Lists.orEmpty(outcomes);
        forecasts = Lists.orEmpty(forecasts);
        goals = Lists.orEmpty(goals);
        if (activities.isEmpty() && outcomes.isEmpty() && forecasts.isEmpty() && goals.isEmpty()) {
            throw new Malformed(
                    "activities",
                    "",
                    "Uppföljningen har inga rader: ange activities, outcomes, forecasts eller goals.",
                    "The follow-up has no rows: state activities, outcomes, forecasts or goals.");
        }
    }

    /** The rows in their order; throws {@link Malformed} with the row for what can never be right. */
    List<Told> told() {
        return Stream.of(
                        rows(
                                "activities",
                                activities,
                                row -> new ReportActivityStatus(
                                        row.plan()
                                                .orElseGet(() -> new PlanId(
                                                        body, period.to().getYear())),
                                        row.activity(),
                                        period,
                                        row.status(),
                                        row.comment())),
                        rows(
                                "outcomes",
                                outcomes,
                                row -> new ReportOutcome(
                                        row.goal(), row.measure(), period, row.value(), row.comment())),
                        rows(
                                "forecasts",
                                forecasts,
                                row -> new ReportForecast(
                                        row.goal(),
                                        row.measure(),
                                        row.forPeriod().orElse(period),
                                        row.value(),
                                        row.comment())),
                        rows(
                                "goals",
                                goals,
                                row -> new ReportGoalStatus(row.goal(), period, row.status(), row.comment())))
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<Told> rows(String name, List<T> rows, Function<T, FollowUpCommand> command) {
        var told = new ArrayList<Told>();
        for (int i = 0; i < rows.size(); i++) {
            var row = "%s[%d]".formatted(name, i);
            try {
                told.add(new Told(row, command.apply(rows.get(i))));
            } catch (Malformed malformed) {
                throw new Malformed(
                        row + "." + malformed.field(), malformed.value(), malformed.swedish(), malformed.english());
            }
        }
        return told;
    }

    /** The same as the paper that it stands in, with everything that it tells of. */
    Registration registration() {
        return new Registration(
                Optional.empty(),
                Optional.of(document),
                evidence.orElse(Evidence.ORIGINAL),
                source,
                List.of(),
                told().stream().map(row -> Effect.of(row.command())).toList(),
                Optional.empty());
    }

    /** The row that became an effect of the registration, by its place there. */
    Optional<String> row(String place) {
        var told = told();
        for (int i = 0; i < told.size(); i++) {
            if (place.equals("effects[%d]".formatted(i))) {
                return Optional.of(told.get(i).row());
            }
        }
        return Optional.empty();
    }
}
