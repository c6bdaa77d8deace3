package se.malspar.domain.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import se.malspar.domain.decision.Standing;
import se.malspar.domain.decision.Subject;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.goal.GoalId;
import se.malspar.domain.plan.PlanEvent;
import se.malspar.domain.registry.RegistryEvent;
import se.malspar.domain.registry.RegistryEvent.BodyRegistered;
import se.malspar.domain.registry.RegistryEvent.MunicipalityRegistered;
import se.malspar.domain.time.DecidedOn;
import se.malspar.domain.trail.RecordEvent.ContentDestroyed;
import se.malspar.domain.trail.RecordEvent.DestructionRequested;

/**
 * What judging needs of everything recorded about one municipality so far, with its indexes. It only grows; {@link
 * #append} is the one way to change it. Of most events it keeps who decided what and when, but not the words: see {@link
 * Kept}.
 */
public final class Trail {

    /** What is known of a registration. */
    private static final class Recorded {
        private final List<Entry> entries = new ArrayList<>();
        private boolean correctsRecords;
        private Map<String, DecidedOn> readings = Map.of();

        /** How a decision day is read, by what has been recorded. */
        private DecidedOn read(DecidedOn printed) {
            return printed.isCertain() ? printed : readings.getOrDefault(printed.printed(), printed);
        }
    }

    private @Nullable MunicipalityRegistered municipality;
    private long size;
    private final Kept kept = new Kept();
    private final Map<BodyCode, BodyRegistered> bodies = new HashMap<>();
    private final Map<RegistrationId, Recorded> registrations = new HashMap<>();
    private final Set<RegistrationId> annulled = new HashSet<>();
    private final Map<Subject, Line> lines = new HashMap<>();
    private final Map<ParagraphId, List<Entry>> paragraphs = new HashMap<>();
    private final Map<DocumentId, List<Entry>> documents = new HashMap<>();
    private final Map<ParagraphId, List<Entry>> restingOn = new HashMap<>();
    private final Map<GoalId, Set<Subject>> plansServing = new HashMap<>();
    private final Map<GoalId, List<Entry>> serving = new HashMap<>();
    private final List<Entry> voiding = new ArrayList<>();
    private final Set<PointId> voided = new HashSet<>();
    private @Nullable Voids voids = Voids.NONE;
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<RegistrationId, RegistrationId> replacements = new HashMap<>();
    private final Map<RegistrationId, List<Entry>> orders = new HashMap<>();
    private final Map<RegistrationId, DestructionRequested> requests = new LinkedHashMap<>();
    private final Map<RegistrationId, ContentDestroyed> destroyed = new HashMap<>();

    /** Adds the next event of the municipality, as recorded by a registration. */
    public void append(TrailEvent event, RegistrationId registration, Optional<Receipt> receipt) {
        var recorded = registrations.get(registration);
        if (recorded == null) {
            recorded = new Recorded();
            registrations.put(registration, recorded);
        }
        if (recorded.entries.isEmpty()) {
            receipt.ifPresent(given -> receipts.put(given.idempotencyKey(), given));
        }
        switch (event) {
            case RegistryEvent registry -> {
                recorded.entries.add(new Entry(size++, registration, registry, Place.BEGINNING));
                append(registry);
            }
            case RecordEvent record -> {
                recorded.entries.add(new Entry(size++, registration, record, Place.BEGINNING));
                append(record, registration, recorded);
            }
            case DecidedEvent decided -> {
                var told = kept.of(decided);
                var place = recorded.readings.isEmpty()
                        ? kept.place(told)
                        : Place.readAs(told.basis(), recorded.read(told.basis().decidedOn()));
                var entry = new Entry(size++, registration, told, place);
                recorded.entries.add(entry);
                append(told, entry);
            }
        }
    }

    private void append(RegistryEvent event) {
        switch (event) {
            case MunicipalityRegistered registered -> municipality = registered;
            case BodyRegistered registered -> bodies.put(registered.body(), registered);
            case RegistryEvent.BodyRenamed _ -> {}
        }
    }

    private void append(RecordEvent event, RegistrationId registration, Recorded recorded) {
        switch (event) {
            case RecordEvent.RegistrationAnnulled(var gone, var _, var replacedBy) -> {
                annulled.add(gone);
                replacedBy.ifPresent(replacement -> replacements.put(gone, replacement));
                known(gone).entries.forEach(entry -> lineOf(entry).ifPresent(line -> line.remove(entry)));
                voids = null;
                if (replacedBy.isEmpty()) {
                    recorded.correctsRecords = true;
                }
            }
            case RecordEvent.DateInterpreted(var interpreted, var reading, var _) -> {
                var read = known(interpreted);
                var readings = new HashMap<>(read.readings);
                readings.put(reading.printed(), reading);
                read.readings = readings;
                read.entries.forEach(entry -> placeAnew(entry, read));
                voids = null;
                recorded.correctsRecords = true;
            }
            case RecordEvent.SigningKeyChanged _, RecordEvent.RollbackAccepted _ -> recorded.correctsRecords = true;
            case DestructionRequested requested -> {
                requests.put(registration, requested);
                recorded.correctsRecords = true;
            }
            case RecordEvent.DestructionDeclined(var request, var _, var _) -> {
                requests.remove(request);
                recorded.correctsRecords = true;
            }
            case ContentDestroyed told -> {
                requests.remove(told.request());
                destroyed.put(told.registration(), told);
                recorded.correctsRecords = true;
            }
            case RecordEvent.Destroyed _ -> {}
        }
    }

    private void placeAnew(Entry entry, Recorded recorded) {
        if (entry.event() instanceof DecidedEvent event
                && !event.basis().decidedOn().isCertain()) {
            var place = Place.readAs(event.basis(), recorded.read(event.basis().decidedOn()));
            var placed = new Entry(entry.leaf(), entry.registration(), event, place);
            lineOf(entry).ifPresent(line -> line.replace(placed));
            replace(voiding, placed);
            if (event instanceof PlanEvent plan) {
                plan.goalsServed().forEach(goal -> replace(serving.getOrDefault(goal, List.of()), placed));
            }
        }
    }

    private static void replace(List<Entry> entries, Entry placed) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).leaf() == placed.leaf()) {
                entries.set(i, placed);
            }
        }
    }

    private void append(DecidedEvent event, Entry entry) {
        var root = event.subject().root();
        if (Life.isJudged(root) && event.basis().standing() != Standing.PROPOSED && !isAnnulled(entry.registration())) {
            var line = lines.get(root);
            if (line == null) {
                line = new Line(root);
                lines.put(root, line);
            }
            line.add(entry);
            if (!voided.isEmpty() && entry.point().filter(voided::contains).isPresent()) {
                line.isCut();
            }
        }
        switch (event.basis().by()) {
            case Authority.ByPoint(var point) -> rests(entry, point);
            case Authority.ByParagraph _, Authority.ByDocument _ -> {}
        }
        if (event instanceof MinutesEvent.DestructionOrdered ordered) {
            orders.computeIfAbsent(new RegistrationId(ordered.registration().value()), _ -> new ArrayList<>())
                    .add(entry);
        } else if (event instanceof ParagraphRecorded recorded) {
            paragraphs
                    .computeIfAbsent(recorded.paragraph(), _ -> new ArrayList<>())
                    .add(entry);
        } else if (event instanceof DocumentRecorded recorded) {
            documents
                    .computeIfAbsent(recorded.document(), _ -> new ArrayList<>())
                    .add(entry);
        } else if (event instanceof PlanEvent plan) {
            for (var goal : plan.goalsServed()) {
                plansServing.computeIfAbsent(goal, _ -> new HashSet<>()).add(root);
                if (event.basis().standing() != Standing.PROPOSED) {
                    serving.computeIfAbsent(goal, _ -> new ArrayList<>()).add(entry);
                }
            }
        } else if (event instanceof MinutesEvent.AboutPoint about) {
            if (about instanceof MinutesEvent.Voiding) {
                voiding.add(entry);
                voids = null;
                voided.add(about.point());
                restingOn(about.point().paragraph()).stream()
                        .filter(other -> other.restsOn(about.point()))
                        .forEach(other -> lineOf(other).ifPresent(Line::isCut));
            }
            rests(entry, about.point());
        }
    }

    private void rests(Entry entry, PointId point) {
        restingOn.computeIfAbsent(point.paragraph(), _ -> new ArrayList<>()).add(entry);
    }

    private Optional<Line> lineOf(Entry entry) {
        return entry.event() instanceof DecidedEvent event
                ? line(event.subject().root())
                : Optional.empty();
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

    Collection<BodyRegistered> bodies() {
        return bodies.values();
    }

    /** What an earlier request with the same idempotency key led to. */
    public Optional<Receipt> receipt(String idempotencyKey) {
        return Optional.ofNullable(receipts.get(idempotencyKey));
    }

    /** What the same request led to when it was sent before; throws {@link Refused} where its key was another's. */
    public Optional<RegistrationId> repeated(String idempotencyKey, String requestDigest) {
        var earlier = receipts.get(idempotencyKey);
        if (earlier != null && !earlier.requestDigest().equals(requestDigest)) {
            throw Refused.because(
                    "idempotency-key-reused",
                    "Nyckeln i Idempotency-Key har redan använts för en annan begäran.",
                    "The Idempotency-Key has already been used for another request.");
        }
        return Optional.ofNullable(earlier).map(Receipt::registration);
    }

    /**
     * Which of the trail's events a registration recorded: they follow on each other.
     *
     * @param first the leaf of the first
     */
    public record Leaves(long first, int count) {}

    public Leaves leavesOf(RegistrationId id) {
        var entries = known(id).entries;
        return new Leaves(entries.getFirst().leaf(), entries.size());
    }

    /** Whether there is such a registration. */
    public boolean has(RegistrationId id) {
        return registrations.containsKey(id);
    }

    boolean isAnnulled(RegistrationId id) {
        return !annulled.isEmpty() && annulled.contains(id);
    }

    /** Whether the registration does nothing but correct our own records. */
    boolean correctsRecords(RegistrationId id) {
        return known(id).correctsRecords;
    }

    List<Entry> entriesOf(RegistrationId id) {
        return known(id).entries;
    }

    /** What was said about a goal, plan or commission, and its parts. */
    Optional<Line> line(Subject root) {
        return Optional.ofNullable(lines.get(root));
    }

    Collection<Subject> plansServing(GoalId goal) {
        return plansServing.getOrDefault(goal, Set.of());
    }

    /** The decisions and reports by which activities are to serve the goal, annulled ones too. */
    List<Entry> serving(GoalId goal) {
        return serving.getOrDefault(goal, List.of());
    }

    /** Whether anything was ever recorded that would take the point out of force. */
    boolean isVoided(PointId point) {
        return voided.contains(point);
    }

    /** What takes points out of force, as it stands now. */
    Voids voids() {
        if (voids == null) {
            voids = new Voids(voiding.stream()
                    .filter(entry -> entry.decided().basis().standing() != Standing.PROPOSED)
                    .filter(entry -> !isAnnulled(entry.registration()))
                    .sorted(Entry.IN_DECIDED_ORDER)
                    .toList());
        }
        return voids;
    }

    /** The registration that one is replaced by, after all that have been replaced in turn; absent where there is none. */
    Optional<RegistrationId> lastReplacement(RegistrationId id) {
        var last = replacements.get(id);
        while (last != null && isAnnulled(last)) {
            last = replacements.get(last);
        }
        return Optional.ofNullable(last);
    }

    /** The registration recorded in the stead of one. */
    Optional<RegistrationId> replacement(RegistrationId id) {
        return Optional.ofNullable(replacements.get(id));
    }

    /** The registration that one was recorded in the stead of. */
    Optional<RegistrationId> annulledBy(RegistrationId id) {
        return known(id).entries.getFirst().event() instanceof RecordEvent.RegistrationAnnulled annulled
                ? Optional.of(annulled.registration())
                : Optional.empty();
    }

    /** What has been decided or proposed about destroying what a registration recorded, in recording order. */
    List<Entry> ordersAbout(RegistrationId id) {
        return orders.getOrDefault(id, List.of());
    }

    /** A request for destruction that is neither carried out nor declined. */
    Optional<DestructionRequested> openRequest(RegistrationId request) {
        return Optional.ofNullable(requests.get(request));
    }

    /** Whether somebody asks for it and nobody has answered. */
    boolean isDestructionRequested(RegistrationId id) {
        return requests.values().stream()
                .anyMatch(request -> request.registration().equals(id));
    }

    Optional<ContentDestroyed> destruction(RegistrationId id) {
        return Optional.ofNullable(destroyed.get(id));
    }

    /** Whether some destruction was carried out by an order that the registration recorded. */
    boolean bearsDestruction(RegistrationId id) {
        return destroyed.values().stream().anyMatch(told -> told.orderedIn().equals(id));
    }

    /** Whether what any registration recorded is destroyed. */
    public boolean hasDestroyed() {
        return !destroyed.isEmpty();
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
}
