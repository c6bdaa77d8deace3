package se.malspar.app.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.platform.NotFound;
import se.malspar.app.platform.TooManyRequests;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.Leaf;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.WitnessRequest;
import se.malspar.domain.trail.RecordEvent.Destroyed;
import se.malspar.projections.evidence.EvidenceFiles;
import se.malspar.projections.json.StoredLeaf;

/** Makes packages of answers that can be checked elsewhere: replayed from the leaves, not read from the answers' tables. */
final class EvidencePackages {

    private static final Duration UNTIL_IT_IS_SIGNED = Duration.ofSeconds(5);

    private final EventLog log;
    private final CheckpointedLogs signed;

    EvidencePackages(EventLog log, CheckpointedLogs signed) {
        this.log = log;
        this.signed = signed;
    }

    /**
     * The files of a package, of what was signed last.
     *
     * @param since the size of a checkpoint that the asker has, from which the log is shown to have grown only
     * @param whole whether all leaves are to be there, so that the answer is shown to be complete
     */
    SortedMap<String, byte[]> of(EvidenceQuestion question, Optional<Long> since, boolean whole) {
        var municipality = question.municipality();
        var ledger = signed.of(municipality)
                .orElseThrow(() -> new NotFound(
                        "nothing-signed",
                        "Ingenting är undertecknat i kommunens logg, så inget kan bevisas än.",
                        "Nothing is signed in the municipality's log, so nothing can be proved yet."));
        var size = Checkpoint.parse(ledger.checkpoint().text()).size();
        var grown = since.map(earlier -> grown(earlier, size, ledger));
        var trail = new ArrayList<Leaf>();
        var bytes = new ArrayList<byte[]>();
        var destroyed = new StringBuilder();
        read(municipality, size, leaf -> {
            var number = trail.size();
            var logged = StoredLeaf.read(leaf).logged();
            trail.add(new Leaf(number, logged));
            if (logged.event() instanceof Destroyed gone) {
                requireToldBy(size, gone);
                destroyed.append("%d %s %d\n".formatted(number, gone.hash(), gone.toldIn()));
            }
            if (whole) {
                bytes.add(logged.event() instanceof Destroyed ? new byte[0] : leaf);
            }
        });
        var answer = EvidenceFiles.answer(question, trail);
        var files = new TreeMap<>(EvidenceFiles.of(answer));
        files.putAll(
                EvidenceFiles.proofs(answer, number -> leaf(municipality, number), ledger.checkpoint(), ledger.tree()));
        var timestamps = new TreeMap<String, byte[]>();
        ledger.timestamps()
                .forEach((name, token) -> timestamps.put(PackageFiles.TIMESTAMPS + name + ".tsr", token.bytes()));
        files.putAll(timestamps);
        files.put(PackageFiles.WITNESSES, EvidenceFiles.witnesses(ledger.checkpoint(), timestamps.keySet()));
        files.put(
                PackageFiles.ANSWER_PDF,
                AnswerPdf.of(text(files, PackageFiles.ANSWER_TEXT) + "\n" + text(files, PackageFiles.WITNESSES)));
        files.put(PackageFiles.POLICY, ledger.policy().getBytes(UTF_8));
        grown.ifPresent(
                proof -> files.put(PackageFiles.CONSISTENCY, proof.toString().getBytes(UTF_8)));
        if (whole) {
            files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(bytes));
            if (!destroyed.isEmpty()) {
                files.put(PackageFiles.DESTROYED, destroyed.toString().getBytes(UTF_8));
            }
        }
        return EvidenceFiles.sealed(files);
    }

    /** What tells of a destruction is signed a moment after it; until then nobody could be shown why a leaf is gone. */
    private static void requireToldBy(long size, Destroyed gone) {
        if (gone.toldIn() >= size) {
            throw new TooManyRequests(UNTIL_IT_IS_SIGNED);
        }
    }

    private static String text(SortedMap<String, byte[]> files, String name) {
        return new String(Objects.requireNonNull(files.get(name)), UTF_8);
    }

    private static WitnessRequest grown(long since, long size, SignedLog ledger) {
        if (since < 0 || since > size) {
            throw new Malformed(
                    "since",
                    Long.toString(since),
                    "Loggen har %d löv: ange storleken på en kontrollpunkt som du har.".formatted(size),
                    "The log has %d leaves: state the size of a checkpoint that you have.".formatted(size));
        }
        return WitnessRequest.of(ConsistencyProof.of(since, size, ledger.tree()), ledger.checkpoint());
    }

    private void read(Municipality municipality, long size, Consumer<byte[]> reader) {
        try (var leaves = log.leavesOf(municipality.code(), 0)) {
            leaves.limit(size).forEach(reader);
        }
    }

    private byte[] leaf(Municipality municipality, long number) {
        try (var leaves = log.leavesOf(municipality.code(), number)) {
            return leaves.findFirst().orElseThrow();
        }
    }

    /** What a package is called when it is saved. */
    static String nameOf(EvidenceQuestion question) {
        List<Object> about = switch (question) {
            case EvidenceQuestion.GoalAt asked -> List.of("mal", asked.goal());
            case EvidenceQuestion.GoalHistory asked -> List.of("historik", asked.goal());
            case EvidenceQuestion.Meeting asked -> List.of(asked.body(), asked.meetingDate());
            case EvidenceQuestion.StateAt _ -> List.of("laget");
            case EvidenceQuestion.PeriodReport asked ->
                List.of(
                        "uppfoljning",
                        asked.body(),
                        asked.period().from(),
                        asked.period().to());
        };
        var name = new StringBuilder("bevis-").append(question.municipality());
        about.forEach(part -> name.append('-').append(part));
        return name.append("-%s.zip".formatted(question.asOf().validOn()))
                .toString()
                .replaceAll("[^A-Za-z0-9.-]", "");
    }
}
