package se.malspar.projections.projecting;

import java.util.List;
import java.util.function.Consumer;
import se.malspar.domain.decision.Municipality;

/** The log, as far as projections need it. */
public interface LogSource {

    List<Municipality> municipalities();

    /** Tells every event of a municipality up to and including a position, in the order of the log. */
    void replay(Municipality municipality, long upTo, Consumer<Fact> listener);
}
