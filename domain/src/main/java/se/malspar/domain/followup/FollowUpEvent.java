package se.malspar.domain.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.goal.GoalEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;

/** What was reported for a period. Statuses are kept in the words of the report: which scale they belong to is a model's. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public sealed interface FollowUpEvent extends DecidedEvent {

    ReportingPeriod period();

    record ActivityStatusReported(
            Basis basis,
            PlanId plan,
            ActivityId activity,
            ReportingPeriod period,
            String status,
            Optional<String> comment)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return PlanEvent.subject(plan, activity);
        }
    }

    /** What a measure reached in the period ({@code utfall}): a number in plain form, or words. */
    record OutcomeReported(
            Basis basis, GoalId goal, MeasureId measure, ReportingPeriod period, String value, Optional<String> comment)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, measure);
        }
    }

    /** What is expected for the period ({@code prognos}), of one measure or of the goal as a whole. */
    record ForecastReported(
            Basis basis,
            GoalId goal,
            Optional<MeasureId> measure,
            ReportingPeriod period,
            String value,
            Optional<String> comment)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return measure.map(key -> GoalEvent.subject(goal, key)).orElseGet(() -> GoalEvent.subject(goal));
        }
    }

    record GoalStatusReported(Basis basis, GoalId goal, ReportingPeriod period, String status, Optional<String> comment)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal);
        }
    }

    /** From this period on a measure is measured otherwise than before, so that its outcomes cannot be compared. */
    record MeasuringMethodChanged(Basis basis, GoalId goal, MeasureId measure, ReportingPeriod period, String change)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal, measure);
        }
    }

    /** A body's own judgment of a goal ({@code bedömning}): beside what was computed and reported, never over it. */
    record GoalAssessed(Basis basis, GoalId goal, ReportingPeriod period, String value, String motivation)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return GoalEvent.subject(goal);
        }
    }

    /**
     * The municipality follows up a period ({@code uppföljningsperiod}).
     *
     * @param statutory whether the law asks for it ({@code delårsrapport}, {@code årsredovisning})
     * @param name what it is called, where that is stated
     */
    record ReportingPeriodSet(
            Basis basis, ReportingPeriod period, PeriodKind kind, boolean statutory, Optional<String> name)
            implements FollowUpEvent {
        @Override
        public Subject subject() {
            return subject(period);
        }

        /** The subject of a period itself. */
        public static Subject subject(ReportingPeriod period) {
            return Subject.of("reporting-period", period.from() + "--" + period.to());
        }
    }

    /** A § approved a body's follow-up of a period ({@code godkänner redovisningen}). */
    record FollowUpApproved(Basis basis, BodyCode body, ReportingPeriod period) implements FollowUpEvent {
        @Override
        public Subject subject() {
            return subject(body, period);
        }

        /** The subject of a body's follow-up of a period. */
        public static Subject subject(BodyCode body, ReportingPeriod period) {
            return Subject.of("follow-up", body + "-" + period.from() + "--" + period.to());
        }
    }
}
