package se.malspar.app.eventlog;

/** How an event's payload is written and read: stored names are independent of Java names. */
public interface PayloadFormat {

    /** The name the log knows this kind of event by, such as {@code goal-adopted}. */
    String nameOf(Object payload);

    /** Which version of the named event's shape {@link #write} gives. */
    int versionOf(Object payload);

    /** The payload as a JSON object in UTF-8. */
    byte[] write(Object payload);

    /** The payload again; throws for a name or a version that nobody has ever written. */
    Object read(String name, int version, byte[] json);
}
