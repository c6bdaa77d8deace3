package se.malspar.app.archive;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.platform.StoredTrails;
import se.malspar.projections.projecting.Projections;

/** Tells the answers of the events they lack, a page in a transaction. */
final class ToldCatchUp implements CatchUp {

    private static final int PAGE = 1_000;

    private final EventLog log;
    private final Projections projections;
    private final TransactionTemplate transaction;

    ToldCatchUp(EventLog log, Projections projections, TransactionTemplate transaction) {
        this.log = log;
        this.projections = projections;
        this.transaction = transaction;
    }

    @Override
    public void toHead(LongConsumer eventsTold) {
        var told = 0L;
        for (var page = log.after(projections.position(), PAGE, Optional.empty());
                !page.isEmpty();
                page = log.after(page.getLast().position(), PAGE, Optional.empty())) {
            var events = page;
            transaction.executeWithoutResult(
                    _ -> events.forEach(event -> projections.project(StoredTrails.fact(event))));
            told += events.size();
            eventsTold.accept(told);
        }
    }
}
