package se.malspar.benchmark.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A statement in a history, and what it changed. */
public record Entry(
        long position,
        UUID event,
        String type,
        String subject,
        String cited,
        String standing,
        String evidence,
        LocalDate decidedFirst,
        LocalDate decidedLast,
        Instant recordedAt,
        List<Change> changes) {}
