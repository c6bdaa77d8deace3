package se.malspar.domain.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import se.malspar.domain.decision.Lists;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.goal.GoalId;

/**
 * What a decision says about an activity. What it does not say is absent: unknown when added, unchanged in a change.
 *
 * @param plannedStart the first day of the work as planned
 * @param plannedEnd the last day of the work as planned
 * @param goals the goals the activity is to serve
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ActivityContent(
        Optional<String> heading,
        Optional<String> description,
        Optional<LocalDate> plannedStart,
        Optional<LocalDate> plannedEnd,
        Optional<String> responsible,
        List<GoalId> goals) {

    public ActivityContent {
        heading = heading.map(text -> Texts.required("heading", text, 500));
        description = Texts.optional("description", description);
        responsible = responsible.map(text -> Texts.required("responsible", text, 200));
        goals = Lists.orEmpty(goals);
        if (plannedStart.isPresent()
                && plannedEnd.isPresent()
                && plannedEnd.get().isBefore(plannedStart.get())) {
            throw new Malformed(
                    "plannedEnd",
                    plannedEnd.get().toString(),
                    "Aktivitetens slut ligger före dess start.",
                    "The activity's end lies before its start.");
        }
    }

    /** The content of an activity of which only the heading is stated. */
    public static ActivityContent headed(String heading, GoalId... goals) {
        return new ActivityContent(
                Optional.of(heading),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(goals));
    }
}
