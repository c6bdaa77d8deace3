package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;

/** The questions. Those of one axis mean the same day decided and valid, and all that has been recorded. */
public final class Questions {

    private Questions() {}

    /** What held in a municipality on a day. */
    public record StateOn(String municipality, LocalDate day) {}

    /** What held at a moment on all three axes. */
    public record StateAtMoment(String municipality, LocalDate decidedBy, LocalDate validOn, Instant recordedBy) {}

    /** How a goal came to be what it is. */
    public record HistoryOfGoal(String municipality, String goal, LocalDate decidedBy) {}

    /** What was decided at a meeting. */
    public record MeetingOf(String municipality, String body, LocalDate date, LocalDate day) {}
}
