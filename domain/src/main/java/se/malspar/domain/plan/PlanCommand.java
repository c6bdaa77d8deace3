package se.malspar.domain.plan;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Texts;

/** What a point may bring about for a plan. */
public sealed interface PlanCommand extends Command {

    PlanId plan();

    @JsonTypeName("adopt-plan")
    record AdoptPlan(PlanId plan, Optional<String> title) implements PlanCommand {
        public AdoptPlan {
            title = title.map(text -> Texts.required("title", text, 500));
        }
    }

    @JsonTypeName("add-activity")
    record AddActivity(PlanId plan, ActivityId activity, ActivityContent content) implements PlanCommand {}

    @JsonTypeName("change-activity")
    record ChangeActivity(PlanId plan, ActivityId activity, ActivityContent content, Optional<String> reason)
            implements PlanCommand {
        public ChangeActivity {
            reason = Texts.optional("reason", reason);
        }
    }

    @JsonTypeName("remove-activity")
    record RemoveActivity(PlanId plan, ActivityId activity, String reason) implements PlanCommand {
        public RemoveActivity {
            reason = Texts.required("reason", reason);
        }
    }
}
