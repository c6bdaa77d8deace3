package se.malspar.domain.followup;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Texts;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.goal.MeasureId;
import se.malspar.domain.plan.ActivityId;
import se.malspar.domain.plan.PlanId;
import se.malspar.domain.time.ReportingPeriod;

/** What a point or a report may say about a period. */
public sealed interface FollowUpCommand extends Command {

    ReportingPeriod period();

    @JsonTypeName("report-activity-status")
    record ReportActivityStatus(
            PlanId plan, ActivityId activity, ReportingPeriod period, String status, Optional<String> comment)
            implements FollowUpCommand {
        public ReportActivityStatus {
            status = Texts.required("status", status, 100);
            comment = Texts.optional("comment", comment);
        }
    }

    @JsonTypeName("report-outcome")
    record ReportOutcome(GoalId goal, MeasureId measure, ReportingPeriod period, String value, Optional<String> comment)
            implements FollowUpCommand {
        public ReportOutcome {
            value = Texts.required("value", value, 500);
            comment = Texts.optional("comment", comment);
        }
    }

    @JsonTypeName("report-forecast")
    record ReportForecast(
            GoalId goal, Optional<MeasureId> measure, ReportingPeriod period, String value, Optional<String> comment)
            implements FollowUpCommand {
        public ReportForecast {
            value = Texts.required("value", value, 500);
            comment = Texts.optional("comment", comment);
        }
    }

    @JsonTypeName("report-goal-status")
    record ReportGoalStatus(GoalId goal, ReportingPeriod period, String status, Optional<String> comment)
            implements FollowUpCommand {
        public ReportGoalStatus {
            status = Texts.required("status", status, 100);
            comment = Texts.optional("comment", comment);
        }
    }

    @JsonTypeName("report-method-change")
    record ReportMethodChange(GoalId goal, MeasureId measure, ReportingPeriod period, String change)
            implements FollowUpCommand {
        public ReportMethodChange {
            change = Texts.required("change", change);
        }
    }

    @JsonTypeName("assess-goal")
    record AssessGoal(GoalId goal, ReportingPeriod period, String value, String motivation) implements FollowUpCommand {
        public AssessGoal {
            value = Texts.required("value", value, 100);
            motivation = Texts.required("motivation", motivation);
        }
    }

    @JsonTypeName("set-reporting-period")
    record SetReportingPeriod(ReportingPeriod period, PeriodKind kind, boolean statutory, Optional<String> name)
            implements FollowUpCommand {
        public SetReportingPeriod {
            name = name.map(text -> Texts.required("name", text, 200));
        }
    }

    @JsonTypeName("approve-follow-up")
    record ApproveFollowUp(BodyCode body, ReportingPeriod period) implements FollowUpCommand {}
}
