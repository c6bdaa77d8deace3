package se.malspar.domain.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.BodyCode;
import se.malspar.domain.decision.DecidedEvent;
import se.malspar.domain.decision.DocumentId;
import se.malspar.domain.decision.MinutesEvent;
import se.malspar.domain.decision.MinutesEvent.DocumentRecorded;
import se.malspar.domain.decision.MinutesEvent.ParagraphRecorded;
import se.malspar.domain.decision.ParagraphId;
import se.malspar.domain.decision.Place;
import se.malspar.domain.decision.PointId;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.registry.RegistryEvent.BodyRegistered;
import se.malspar.domain.registry.RegistryEvent.MunicipalityRegistered;
import se.malspar.domain.time.DecidedOn;

/**
 * Everything recorded about one municipality so far, in recording order, with the indexes that judging needs. It only
 * grows; {@link #append} is the one way to change it.
 */
public final class Trail {

    /** One event as recorded. Within a municipality the leaf number is the recording order. */
    record Entry(long leaf, RegistrationId registration, TrailEvent event) {}

    /** What is known of a registration. */
    private static final class Recorded {
        private final List<Entry> entries = new ArrayList<>();
        private boolean annulled;
        private boolean correctsRecords;
        private final Map<String, DecidedOn> readings = new HashMap<>();
    }

    private @Nullable MunicipalityRegistered municipality;
    private long size;
    private final Map<BodyCode, BodyRegistered> bodies = new HashMap<>();
    private final Map<RegistrationId, Recorded> registrations = new HashMap<>();
    private final Map<Subject, List<Entry>> byRoot = new HashMap<>();
    private final Map<ParagraphId, List<Entry>> paragraphs = new HashMap<>();
    private final Map<DocumentId, List<Entry>> documents = new HashMap<>();
    private final Map<PointId, Set<Subject>> rootsByPoint = new HashMap<>();
    private final Map<ParagraphId, List<Entry>> restingOn = new HashMap<>();
    private final Map<GoalId, Set<Subject>> plansServing = new HashMap<>();
    private final List<Entry> voids = new ArrayList<>();
    private final Map<String, Receipt> receipts = new HashMap<>();

    /** Adds the next event of the municipality, as recorded by a registration. */
    public void append(TrailEvent event, RegistrationId registration, Optional<Receipt> receipt) {
        var entry = new Entry(size++, registration, event);
        var recorded = registrations.computeIfAbsent(registration, _ -> new Recorded());
        recorded.entries.add(entry);
        receipt.ifPresent(given -> receipts.put(given.idempotencyKey(), given));
        switch (event) {
            case RegistryEvent registry -> append(registry);
            case RecordEvent.RegistrationAnnulled(var annulled, var _, var replacedBy) -> {
                known(annulled).annulled = true;
                if (replacedBy.isEmpty()) {
                    recorded.correctsRecords = true;
                }
            }
            case RecordEvent.DateInterpreted(var interpreted, var reading, var _) -> {
                known(interpreted).readings.put(reading.printed(), reading);
                recorded.correctsRecords = true;
            }
            case DecidedEvent decided -> append(decided, entry);
        }
    }

    private void append(RegistryEvent event) {
        switch (event) {
            case MunicipalityRegistered registered -> municipality = registered;
            case BodyRegistered registered -> bodies.put(registered.body(), registered);
            case RegistryEvent.BodyRenamed _ -> {}
        }
    }

    private void append(DecidedEvent event, Entry entry) {
        var root = event.subject().root();
        byRoot.computeIfAbsent(root, _ -> new ArrayList<>()).add(entry);
        switch (event.basis().by()) {
            case Authority.ByPoint(var point) -> {
                rootsByPoint.computeIfAbsent(point, _ -> new HashSet<>()).add(root);
                restingOn
                        .computeIfAbsent(point.paragraph(), _ -> new ArrayList<>())
                        .add(entry);
            }
            case Authority.ByParagraph _, Authority.ByDocument _ -> {}
        }
        if (event instanceof ParagraphRecorded recorded) {
            paragraphs
                    .computeIfAbsent(recorded.paragraph(), _ -> new ArrayList<>())
                    .add(entry);
        } else if (event instanceof DocumentRecorded recorded) {
            documents
                    .computeIfAbsent(recorded.document(), _ -> new ArrayList<>())
                    .add(entry);
        } else if (event instanceof PlanEvent plan) {
            plan.goalsServed()
                    .forEach(goal -> plansServing
                            .computeIfAbsent(goal, _ -> new HashSet<>())
                            .add(root));
        } else if (event instanceof MinutesEvent.AboutPoint about) {
            if (about instanceof MinutesEvent.Voiding) {
                voids.add(entry);
            }
            restingOn
                    .computeIfAbsent(about.point().paragraph(), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    private Recorded known(RegistrationId id) {
        var recorded = registrations.get(id);
        if (recorded == null) {
            throw new IllegalStateException("The trail names a registration that it does not hold: " + id);
        }
        return recorded;
    }

    /** The number of events recorded, which is the next leaf's number. */
    public long size() {
        return size;
    }

    Optional<MunicipalityRegistered> municipality() {
        return Optional.ofNullable(municipality);
    }

    Optional<BodyRegistered> body(BodyCode code) {
        return Optional.ofNullable(bodies.get(code));
    }

    /** What an earlier request with the same idempotency key led to. */
    public Optional<Receipt> receipt(String idempotencyKey) {
        return Optional.ofNullable(receipts.get(idempotencyKey));
    }

    boolean has(RegistrationId id) {
        return registrations.containsKey(id);
    }

    boolean isAnnulled(RegistrationId id) {
        return known(id).annulled;
    }

    /** Whether the registration does nothing but correct our own records. */
    boolean correctsRecords(RegistrationId id) {
        return known(id).correctsRecords;
    }

    List<Entry> entriesOf(RegistrationId id) {
        return known(id).entries;
    }

    List<Entry> entriesAbout(Subject root) {
        return byRoot.getOrDefault(root, List.of());
    }

    Collection<Subject> rootsRestingOn(PointId point) {
        return rootsByPoint.getOrDefault(point, Set.of());
    }

    Collection<Subject> plansServing(GoalId goal) {
        return plansServing.getOrDefault(goal, Set.of());
    }

    List<Entry> voids() {
        return voids;
    }

    /** Every record of a §, in recording order. */
    List<Entry> entriesOf(ParagraphId id) {
        return paragraphs.getOrDefault(id, List.of());
    }

    /** The records of a § that stand, in recording order. */
    List<ParagraphRecorded> standing(ParagraphId id) {
        return entriesOf(id).stream()
                .filter(entry -> !isAnnulled(entry.registration()))
                .map(entry -> (ParagraphRecorded) entry.event())
                .toList();
    }

    List<DocumentRecorded> standing(DocumentId id) {
        return documents.getOrDefault(id, List.of()).stream()
                .filter(entry -> !isAnnulled(entry.registration()))
                .map(entry -> (DocumentRecorded) entry.event())
                .toList();
    }

    /** What rests on the points of a § or is about them. */
    List<Entry> restingOn(ParagraphId paragraph) {
        return restingOn.getOrDefault(paragraph, List.of());
    }

    /** How the decision day of an event is read, by what has been recorded. */
    DecidedOn decidedOn(Entry entry, DecidedEvent event) {
        var printed = event.basis().decidedOn();
        return printed.isCertain()
                ? printed
                : known(entry.registration()).readings.getOrDefault(printed.printed(), printed);
    }

    Place place(Entry entry, DecidedEvent event) {
        return Place.readAs(event.basis(), decidedOn(entry, event));
    }
}
