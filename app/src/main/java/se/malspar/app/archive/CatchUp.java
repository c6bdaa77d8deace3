package se.malspar.app.archive;

import java.util.function.LongConsumer;

/** Lets the answers come to the head of the log. */
public interface CatchUp {

    /**
     * Returns when the answers hold all that the log holds.
     *
     * @param eventsTold is told now and then how many events the answers have taken in
     */
    void toHead(LongConsumer eventsTold);
}
