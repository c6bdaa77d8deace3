package se.malspar.benchmark.peer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hibernate.envers.RevisionListener;

/** Gives every revision the day that is being told. */
public class RevisionDay implements RevisionListener {

    private static final ThreadLocal<LocalDate> TODAY = new ThreadLocal<>();

    static void is(LocalDate day) {
        TODAY.set(day);
    }

    static Instant endOf(LocalDate day) {
        return Instant.ofEpochMilli(millis(day.plusDays(1)) - 1);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    @Override
    public void newRevision(Object revision) {
        ((Revision) revision).setTimestamp(millis(TODAY.get()));
    }
}
