package se.malspar.app.eventlog;

/** Says whether a municipality's trail may grow now. */
@FunctionalInterface
public interface AppendGate {

    /** For where nobody has anything against it. */
    AppendGate OPEN = _ -> {};

    /** Returns where it may, and throws {@link TrailClosed} where it may not. */
    void requireOpen(String municipality);
}
