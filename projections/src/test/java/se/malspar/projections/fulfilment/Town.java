package se.malspar.projections.fulfilment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.malspar.domain.assessment.AssessmentCommand;
import se.malspar.domain.assessment.AssessmentEvent.AssessmentModelAdopted;
import se.malspar.domain.assessment.AssessmentModel;
import se.malspar.domain.assessment.ModelKey;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.followup.FollowUpCommand;
import se.malspar.domain.fulfilment.Assessment;
import se.malspar.domain.fulfilment.Fulfilment;
import se.malspar.domain.fulfilment.Judge;
import se.malspar.domain.goal.GoalCommand;
import se.malspar.domain.goal.GoalContent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.GoalKind;
import se.malspar.domain.goal.MeasureDirection;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.state.Fold;
import se.malspar.domain.state.Glance;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.ReportingPeriod;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.domain.trail.Paper;
import se.malspar.projections.json.ReadyModels;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.rules.CelRules;

/** A municipality as a test tells of it, and how its goals are judged at a moment: by replay of all that is recorded. */
final class Town {

    private static final CelRules LANGUAGE = new CelRules();

    private final MemoryTrail trail = MemoryTrail.withBodies(LANGUAGE);
    private int papers;

    Town record(Paper... recorded) {
        for (var paper : recorded) {
            trail.record(MemoryTrail.register(++papers, paper));
        }
        return this;
    }

    /** At a day, as known when all of it is recorded. */
    Fulfilment on(String day) {
        return fulfilment(day, day, Optional.empty());
    }

    Fulfilment at(String decidedBy, String validOn) {
        return fulfilment(decidedBy, validOn, Optional.empty());
    }

    Fulfilment simulatedOn(String day, String model) {
        return simulatedOn(day, ready(model));
    }

    Fulfilment simulatedOn(String day, AssessmentModel model) {
        return fulfilment(day, day, Optional.of(Judge.of(model, LANGUAGE)));
    }

    private Fulfilment fulfilment(String decidedBy, String validOn, Optional<Judge> simulated) {
        return fulfilment(
                trail.log(), new AsOf(LocalDate.parse(decidedBy), LocalDate.parse(validOn), trail.now()), simulated);
    }

    static Fulfilment fulfilment(List<Logged> log, AsOf asOf, Optional<Judge> simulated) {
        return new Fulfilment(
                Glance.of(Fold.at(log, asOf)),
                (subject, field) -> Fold.said(log, asOf, subject, field),
                event -> adopted(log, event),
                simulated);
    }

    static Judge judge(String model) {
        return Judge.of(ready(model), LANGUAGE);
    }

    private static Judge adopted(List<Logged> log, UUID event) {
        return log.stream()
                .filter(each -> each.eventId().equals(event))
                .map(each -> ((AssessmentModelAdopted) each.event()).model())
                .map(model -> Judge.of(model, LANGUAGE))
                .findFirst()
                .orElseThrow();
    }

    static Assessment assessed(Fulfilment fulfilment, String goal, String period) {
        return fulfilment.of(GoalId.of(goal), ReportingPeriod.parse(period));
    }

    // --- what papers say

    static AssessmentModel ready(String model) {
        return ReadyModels.of(ModelKey.of(model)).orElseThrow();
    }

    /** A ready model with parts of its text replaced, each by the one after it. */
    static AssessmentModel changed(String model, String... replacements) {
        var written = TrailJson.mapper().writeValueAsString(ready(model));
        for (int i = 0; i < replacements.length; i += 2) {
            if (!written.contains(replacements[i])) {
                throw new IllegalArgumentException(replacements[i] + " is not in " + written);
            }
            written = written.replace(replacements[i], replacements[i + 1]);
        }
        return TrailJson.mapper().readValue(written, AssessmentModel.class);
    }

    static Command adopt(String model) {
        return adopt(ready(model));
    }

    static Command adopt(AssessmentModel model) {
        return new AssessmentCommand.AdoptAssessmentModel(Optional.empty(), model);
    }

    static Command goal(String goal, GoalKind kind) {
        return new GoalCommand.AdoptGoal(
                GoalId.of(goal),
                new GoalContent(
                        Optional.of("Mål " + goal),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(kind),
                        Optional.empty(),
                        Optional.of(new BodyCode("KS")),
                        Optional.of(ReportingPeriod.parse("2023--2026")),
                        List.of()));
    }

    static Command measure(String goal, String measure, MeasureDirection direction) {
        return new GoalCommand.AdoptMeasure(
                GoalId.of(goal),
                MeasureId.of(measure),
                "Mått " + measure,
                Optional.empty(),
                Optional.of(direction),
                Optional.empty());
    }

    static Command status(String activity, String period, String status) {
        return new FollowUpCommand.ReportActivityStatus(
                PlanId.parse("KS-2026"),
                ActivityId.of(activity),
                ReportingPeriod.parse(period),
                status,
                Optional.of("Enligt rapporten."));
    }
}
