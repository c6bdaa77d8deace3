package se.malspar.domain.commission;

import se.malspar.domain.commission.CommissionCommand.CloseCommission;
import se.malspar.domain.commission.CommissionCommand.GiveCommission;
import se.malspar.domain.commission.CommissionCommand.ReportCommission;
import se.malspar.domain.decision.Basis;

/** What a command becomes when it rests on a basis. Whether it follows is for {@link Commission} to say. */
public final class CommissionDecider {

    private CommissionDecider() {}

    public static CommissionEvent decide(CommissionCommand command, Basis basis) {
        return switch (command) {
            case GiveCommission(var id, var task, var to, var due) ->
                new CommissionEvent.CommissionGiven(basis, id, task, to, due);
            case ReportCommission(var id, var report) -> new CommissionEvent.CommissionReported(basis, id, report);
            case CloseCommission(var id, var how, var note) ->
                new CommissionEvent.CommissionClosed(basis, id, how, note);
        };
    }
}
