package se.malspar.app.platform;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.malspar.app.eventlog.EventLog;
import se.malspar.projections.projecting.Projections;

/**
 * Before anybody asks: answers that are far behind the log, after a bulk load or a change of their tables, are told
 * municipality by municipality, and the follower then goes on from there.
 */
final class CaughtUp {

    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

    /** What the follower tells in a second or two. */
    private static final long FAR = 5_000;

    private final EventLog log;
    private final Projections projections;
    private final TransactionTemplate transaction;

    CaughtUp(EventLog log, Projections projections, TransactionTemplate transaction) {
        this.log = log;
        this.projections = projections;
        this.transaction = transaction;
    }

    /** Returns when the answers are near the head of the log, and the follower's token is not behind the answers. */
    void prepare(TokenStore tokens) {
        var behind = log.head() - projections.position();
        if (behind > FAR || (behind > 0 && projections.position() == 0)) {
            LOG.info("Svaren byggs från {} händelser i loggen.", behind);
            projections.catchUp(_ -> {});
        }
        advance(tokens, projections.position());
    }

    private void advance(TokenStore tokens, long position) {
        if (position == 0) {
            return;
        }
        try {
            transaction.executeWithoutResult(_ -> {
                if (tokens.fetchSegments(AnswersFollower.GROUP).length == 0) {
                    tokens.initializeTokenSegments(AnswersFollower.GROUP, 1, new GlobalSequenceTrackingToken(position));
                } else if (tokens.fetchToken(AnswersFollower.GROUP, 0) instanceof GlobalSequenceTrackingToken token) {
                    if (token.getGlobalIndex() < position) {
                        tokens.storeToken(new GlobalSequenceTrackingToken(position), AnswersFollower.GROUP, 0);
                    }
                    tokens.releaseClaim(AnswersFollower.GROUP, 0);
                }
            });
        } catch (UnableToClaimTokenException anotherNodeFollows) {
            LOG.info("En annan nod för svaren vidare.");
        }
    }
}
