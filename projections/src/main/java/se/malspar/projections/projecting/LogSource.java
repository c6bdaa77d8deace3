package se.malspar.projections.projecting;

import java.util.List;
import java.util.function.Consumer;
import se.malspar.domain.decision.Municipality;

/** The log, as far as projections need it. */
public interface LogSource {

    List<Municipality> municipalities();

    /** The position of the last event recorded; 0 in an empty log. */
    long head();

    /** The position of the municipality's last event; 0 where there is none. */
    long lastOf(Municipality municipality);

    /**
     * Tells every event of a municipality after a position, up to and including another, in the order of the log. It may
     * be called by several threads, and by one that has no transaction.
     */
    void replay(Municipality municipality, long after, long upTo, Consumer<Fact> listener);
}
