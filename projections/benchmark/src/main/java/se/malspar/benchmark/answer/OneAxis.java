package se.malspar.benchmark.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Validity;
import se.malspar.domain.state.FieldChange;
import se.malspar.domain.state.FieldChanges;
import se.malspar.domain.state.Logged;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.RecordEvent;
import se.malspar.domain.trail.RegistrationId;

/**
 * A municipality's log as whoever keeps a history by one axis would have it: what was in force from day to day, decided
 * and valid being one, with all corrections of records made. Worked out apart from the product's own fold, from the same
 * definition.
 */
public final class OneAxis {

    /** For good: the days after which nothing changes any more. */
    public static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);

    /** A row and the days it was in force, the last excluded. */
    public record Version(Row row, LocalDate since, LocalDate until) {}

    /**
     * A statement in the history of a root.
     *
     * @param place how many statements of the municipality stand before it in the order of decisions
     */
    public record Told(String root, @Nullable String paragraph, int place, Entry entry) {}

    /** A § that stands, as recorded. */
    public record Paper(
            String paragraph, String body, LocalDate meetingDate, int ordinal, int number, String title, int points) {}

    /** An event that counts, at its place, with the days its statement is in force by itself. */
    private record Counted(
            Logged logged,
            DecidedEvent event,
            DecidedOn decidedOn,
            Place place,
            LocalDate since,
            LocalDate until,
            LocalDate validFrom) {

        private static final Comparator<Counted> IN_DECIDED_ORDER = Comparator.comparing(Counted::place)
                .thenComparingLong(each -> each.logged().position());

        Optional<PointId> point() {
            return event.basis().by() instanceof Authority.ByPoint(var point) ? Optional.of(point) : Optional.empty();
        }

        boolean isIn(LocalDate day) {
            return !day.isBefore(since) && day.isBefore(until);
        }
    }

    /** What an event says of one field, while it is in force. */
    private record Saying(Counted by, FieldChange change, boolean overruled) {}

    private final List<Logged> log;
    private final List<Counted> counted = new ArrayList<>();
    private final Map<PointId, List<Counted>> voids = new HashMap<>();
    private final Map<PointId, List<Counted>> allVoids = new HashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();

    private OneAxis(List<Logged> log) {
        this.log = log;
        choose();
    }

    public static OneAxis of(List<Logged> log) {
        return new OneAxis(log);
    }

    // --- what counts

    private void choose() {
        var annulled = new HashSet<RegistrationId>();
        var readings = new HashMap<RegistrationId, Map<String, DecidedOn>>();
        for (var each : log) {
            if (each.event() instanceof RecordEvent.RegistrationAnnulled(var registration, var _, var _)) {
                annulled.add(registration);
            } else if (each.event() instanceof RecordEvent.DateInterpreted(var registration, var decidedOn, var _)) {
                readings.computeIfAbsent(registration, _ -> new HashMap<>()).put(decidedOn.printed(), decidedOn);
            }
        }
        var approvals = new HashMap<String, MinutesEvent.MinutesApproved>();
        for (var each : log) {
            if (each.event() instanceof MinutesEvent.MinutesApproved approved
                    && !annulled.contains(each.registration())) {
                approvals.put(approved.meeting().toString(), approved);
            }
        }
        for (var each : log) {
            if (!(each.event() instanceof DecidedEvent event) || annulled.contains(each.registration())) {
                continue;
            }
            var printed = event.basis().decidedOn();
            var decidedOn = printed.isCertain()
                    ? printed
                    : readings.getOrDefault(each.registration(), Map.of()).getOrDefault(printed.printed(), printed);
            validity(event, approvals)
                    .ifPresentOrElse(
                            during -> counted.add(new Counted(
                                    each,
                                    event,
                                    decidedOn,
                                    Place.readAs(event.basis(), decidedOn),
                                    later(decidedOn.last(), during.from()),
                                    during.until().orElse(FOR_GOOD),
                                    during.from())),
                            () -> counted.add(new Counted(
                                    each,
                                    event,
                                    decidedOn,
                                    Place.readAs(event.basis(), decidedOn),
                                    FOR_GOOD,
                                    FOR_GOOD,
                                    FOR_GOOD)));
        }
        counted.sort(Counted.IN_DECIDED_ORDER);
        for (var each : counted) {
            places.put(each.logged().position(), places.size());
            if (each.event() instanceof MinutesEvent.Voiding voiding) {
                allVoids.computeIfAbsent(voiding.point(), _ -> new ArrayList<>())
                        .add(each);
                if (counts(each)) {
                    voids.computeIfAbsent(voiding.point(), _ -> new ArrayList<>())
                            .add(each);
                }
            }
        }
        for (var each : voids.values()) {
            for (var voiding : each) {
                if (voiding.point().filter(voids::containsKey).isPresent()) {
                    throw new IllegalStateException("A revoked revocation is more than the workload has");
                }
            }
        }
    }

    /** The days it is valid; absent while it waits. Approval of the minutes is the only condition in the workload. */
    private static Optional<Validity.During> validity(
            DecidedEvent event, Map<String, MinutesEvent.MinutesApproved> approvals) {
        return switch (event.basis().valid()) {
            case Validity.During during -> Optional.of(during);
            case Validity.Awaiting awaiting ->
                event.basis().by() instanceof Authority.ByPoint(var point)
                        ? Optional.ofNullable(approvals.get(
                                        point.paragraph().meeting().toString()))
                                .flatMap(approved -> awaiting.metOn(approved.approvedOn()))
                                .map(period -> new Validity.During(period.from(), period.until()))
                        : Optional.empty();
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static boolean counts(Counted each) {
        return each.event().basis().standing() != Standing.PROPOSED;
    }

    private boolean isOutOfForce(Counted each, LocalDate day) {
        return each.point()
                .filter(point -> voids.getOrDefault(point, List.of()).stream().anyMatch(voiding -> voiding.isIn(day)))
                .isPresent();
    }

    // --- versions

    /** Every row that ever was in force, with its days. */
    public List<Version> versions() {
        SortedMap<String, List<Saying>> byField = new TreeMap<>();
        for (var each : counted) {
            if (!counts(each) || !each.since().isBefore(each.until())) {
                continue;
            }
            for (var change : FieldChanges.of(each.event())) {
                var overruled = change.kind() == FieldChange.Kind.DECISION
                        && each.event().basis().standing() == Standing.REPORTED;
                byField.computeIfAbsent(change.subject().path() + "|" + change.field(), _ -> new ArrayList<>())
                        .add(new Saying(each, change, overruled));
            }
        }
        var groups = new LinkedHashMap<Key, SortedMap<String, Optional<String>>>();
        var sources = new HashMap<Key, Counted>();
        byField.values()
                .forEach(sayings -> segments(sayings, (since, until, saying) -> {
                    var change = saying.change();
                    var key = new Key(
                            change.subject().path(),
                            FieldGroup.of(change.field()),
                            saying.by().logged().position(),
                            since,
                            until);
                    groups.computeIfAbsent(key, _ -> new TreeMap<>()).put(change.field(), change.value());
                    sources.put(key, saying.by());
                }));
        var versions = new ArrayList<Version>();
        groups.forEach((key, says) -> {
            var by = sources.get(key);
            if (by != null) {
                versions.add(new Version(row(key, says, by), key.since(), key.until()));
            }
        });
        versions.sort(Comparator.comparing(Version::since).thenComparing(Version::row, Row.IN_ORDER));
        return versions;
    }

    private record Key(String subject, String group, long position, LocalDate since, LocalDate until) {}

    @FunctionalInterface
    private interface Segment {
        void in(LocalDate since, LocalDate until, Saying saying);
    }

    /** From day to day: who of those in force has the last word. */
    private void segments(List<Saying> sayings, Segment each) {
        var days = new TreeSet<LocalDate>();
        for (var saying : sayings) {
            days.add(saying.by().since());
            days.add(saying.by().until());
            saying.by()
                    .point()
                    .map(point -> voids.getOrDefault(point, List.of()))
                    .ifPresent(taking -> taking.forEach(voiding -> {
                        days.add(voiding.since());
                        days.add(voiding.until());
                    }));
        }
        @Nullable Saying held = null;
        var since = LocalDate.MIN;
        for (var day : days) {
            var now = lastWord(sayings, day);
            if (!isSame(now, held)) {
                if (held != null) {
                    each.in(since, day, held);
                }
                held = now;
                since = day;
            }
        }
        if (held != null) {
            each.in(since, FOR_GOOD, held);
        }
    }

    private static boolean isSame(@Nullable Saying one, @Nullable Saying other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.by().logged().position() == other.by().logged().position();
    }

    private @Nullable Saying lastWord(List<Saying> sayings, LocalDate day) {
        @Nullable Saying last = null;
        for (var saying : sayings) {
            if (saying.by().isIn(day)
                    && !isOutOfForce(saying.by(), day)
                    && (last == null || last.overruled() || !saying.overruled())) {
                last = saying;
            }
        }
        return last;
    }

    private static Row row(Key key, SortedMap<String, Optional<String>> says, Counted by) {
        var basis = by.event().basis();
        var during = basis.valid() instanceof Validity.During(var _, var until)
                ? until
                : ((Validity.Awaiting) basis.valid()).until();
        return Row.of(key.subject(), key.group(), says, by.logged(), basis, by.decidedOn(), by.validFrom(), during);
    }

    // --- histories

    /** The history of everything that a § can speak of, statement by statement. */
    public List<Told> histories() {
        var byRoot = new TreeMap<String, List<Counted>>();
        for (var each : counted) {
            byRoot.computeIfAbsent(each.event().subject().root().path(), _ -> new ArrayList<>())
                    .add(each);
        }
        var told = new ArrayList<Told>();
        byRoot.forEach((root, own) -> {
            if (!root.startsWith("document:") && !root.startsWith("meeting:")) {
                tell(root, own, told);
            }
        });
        return told;
    }

    private void tell(String root, List<Counted> own, List<Told> told) {
        var points = new HashSet<PointId>();
        own.forEach(each -> each.point().ifPresent(points::add));
        var statements = new ArrayList<>(own);
        points.forEach(point -> statements.addAll(allVoiding(point)));
        statements.sort(Counted.IN_DECIDED_ORDER);
        SortedMap<String, Held> held = new TreeMap<>();
        var standing = new ArrayList<Counted>();
        for (var statement : statements) {
            SortedMap<String, Held> before = held;
            SortedMap<String, Held> after = new TreeMap<>();
            if (statement.event() instanceof MinutesEvent.Voiding voiding) {
                var taken = taken(voiding, standing);
                Stream.concat(standing.stream(), Stream.of(statement))
                        .filter(each -> each.point().filter(taken::contains).isEmpty())
                        .forEach(each -> after.putAll(said(each, after)));
            } else {
                after.putAll(said(statement, held));
                before = new TreeMap<>();
                for (var key : after.keySet()) {
                    var known = held.get(key);
                    if (known != null) {
                        before.put(key, known);
                    }
                }
            }
            told.add(new Told(
                    root,
                    paragraph(statement),
                    places.getOrDefault(statement.logged().position(), 0),
                    entry(statement, changes(before, after))));
            if (!counts(statement)) {
                continue;
            }
            standing.add(statement);
            if (statement.event() instanceof MinutesEvent.Voiding) {
                held = after;
            } else {
                held.putAll(after);
            }
        }
    }

    /** The points that are out of force once one more of them is. */
    private static Set<PointId> taken(MinutesEvent.Voiding voiding, List<Counted> standing) {
        var taken = new HashSet<PointId>();
        taken.add(voiding.point());
        for (var each : standing) {
            if (each.event() instanceof MinutesEvent.Voiding earlier) {
                taken.add(earlier.point());
            }
        }
        return taken;
    }

    /** Also what is only proposed to take it out of force. */
    private List<Counted> allVoiding(PointId point) {
        return allVoids.getOrDefault(point, List.of());
    }

    private record Held(@Nullable String value, boolean decided) {}

    /** What a statement puts in place of what is held: a report does not overrule what a body has decided. */
    private static SortedMap<String, Held> said(Counted statement, Map<String, Held> held) {
        var decided = statement.event().basis().standing() != Standing.REPORTED;
        var said = new TreeMap<String, Held>();
        for (var change : FieldChanges.of(statement.event())) {
            var key = change.subject().path() + "|" + change.field();
            var known = held.get(key);
            if (change.kind() == FieldChange.Kind.REPORT || decided || known == null || !known.decided()) {
                said.put(key, new Held(change.value().orElse(null), decided));
            }
        }
        return said;
    }

    private static List<Change> changes(SortedMap<String, Held> before, SortedMap<String, Held> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var changes = new ArrayList<Change>();
        for (var key : keys) {
            var was = Optional.ofNullable(before.get(key)).map(Held::value);
            var is = Optional.ofNullable(after.get(key)).map(Held::value);
            if (!was.equals(is)) {
                var bar = key.indexOf('|');
                changes.add(
                        new Change(key.substring(0, bar), key.substring(bar + 1), was.orElse(null), is.orElse(null)));
            }
        }
        return changes;
    }

    private static @Nullable String paragraph(Counted statement) {
        return statement.point().map(point -> point.paragraph().toString()).orElse(null);
    }

    private static Entry entry(Counted statement, List<Change> changes) {
        return new Entry(
                statement.logged().position(),
                statement.logged().eventId(),
                EventNames.of(statement.event()),
                statement.event().subject().path(),
                statement.event().basis().by().cited(),
                statement.event().basis().standing().name(),
                statement.event().basis().evidence().name(),
                statement.decidedOn().first(),
                statement.decidedOn().last(),
                statement.logged().recordedAt(),
                changes);
    }

    // --- papers

    /** Every § that stands. */
    public List<Paper> papers() {
        return counted.stream()
                .filter(each -> each.event() instanceof ParagraphRecorded)
                .map(each -> (ParagraphRecorded) each.event())
                .map(recorded -> new Paper(
                        recorded.paragraph().toString(),
                        recorded.paragraph().meeting().body().value(),
                        recorded.paragraph().meeting().date(),
                        recorded.paragraph().meeting().ordinal(),
                        recorded.paragraph().number().number(),
                        recorded.title().orElse(""),
                        recorded.points().size()))
                .toList();
    }
}
