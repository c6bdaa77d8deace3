package se.malspar.app.archive;

/** Tells whoever waits how far it has come; never on standard output. */
interface Progress extends AutoCloseable {

    /**
     * Something new is being done.
     *
     * @param total how much there is to do; 0 where nobody knows
     */
    void begin(String what, long total);

    /** How much is done, of the total, and how many events that was. */
    void reached(long done, long events);

    /** Nothing more is being done. */
    void end();

    @Override
    default void close() {
        end();
    }
}
