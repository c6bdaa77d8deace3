package se.malspar.domain.commission;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import se.malspar.domain.decision.Command;
import se.malspar.domain.decision.Texts;

/** What a point may bring about for a commission. */
public sealed interface CommissionCommand extends Command {

    CommissionId commission();

    @JsonTypeName("give-commission")
    record GiveCommission(CommissionId commission, String task, Optional<String> to, Optional<String> due)
            implements CommissionCommand {
        public GiveCommission {
            task = Texts.required("task", task);
            to = to.map(text -> Texts.required("to", text, 200));
            due = due.map(text -> Texts.required("due", text, 500));
        }
    }

    @JsonTypeName("report-commission")
    record ReportCommission(CommissionId commission, String report) implements CommissionCommand {
        public ReportCommission {
            report = Texts.required("report", report);
        }
    }

    @JsonTypeName("close-commission")
    record CloseCommission(CommissionId commission, Closing how, Optional<String> note) implements CommissionCommand {
        public CloseCommission {
            note = Texts.optional("note", note);
        }
    }
}
