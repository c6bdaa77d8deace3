package se.malspar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.TrustAnchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.malspar.domain.decision.TrailEvent;
import se.malspar.domain.evidence.EvidenceAnswer;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.Leaf;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.evidence.Sums;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.Cosignature;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.Policy;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.TlogProof;
import se.malspar.domain.ledger.WitnessRequest;
import se.malspar.projections.evidence.EvidenceFiles;
import se.malspar.projections.json.StoredLeaf;

/** Examines the files of an evidence package: everything that can be checked is, whatever else is wrong. */
final class Examination {

    /** Files that may be there beside those that follow from the question and the leaves. */
    private static final Set<String> OTHER_FILES = Set.of(
            PackageFiles.ANSWER_PDF,
            PackageFiles.CHECKPOINT,
            PackageFiles.WITNESSES,
            PackageFiles.CONSISTENCY,
            PackageFiles.POLICY,
            PackageFiles.ALL_LEAVES,
            PackageFiles.DESTROYED,
            PackageFiles.SUMS,
            PackageFiles.READ_ME,
            PackageFiles.QUESTION,
            PackageFiles.ANSWER,
            PackageFiles.ANSWER_TEXT);

    private final SortedMap<String, byte[]> files;
    private final Policy policy;
    private final Trusted trusted;

    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<Asked> shown = EnumSet.noneOf(Asked.class);
    private final SortedMap<Long, StoredLeaf> leaves = new TreeMap<>();
    private @Nullable SignedNote note;
    private @Nullable Checkpoint checkpoint;
    private @Nullable List<Hash> trailHashes;
    private @Nullable List<Leaf> trail;

    /**
     * What the examiner brings along.
     *
     * @param earlier a checkpoint that was known before
     * @param authorities whose timestamps are believed
     * @param papers the sums of the papers at hand
     */
    record Trusted(Optional<SignedNote> earlier, Set<TrustAnchor> authorities, Optional<Set<String>> papers) {}

    Examination(SortedMap<String, byte[]> files, Policy policy, Trusted trusted) {
        this.files = files;
        this.policy = policy;
        this.trusted = trusted;
    }

    Report report() {
        examineFiles();
        examineCheckpoint();
        examineTrail();
        examineLeaves();
        examineGrowth();
        var question = examineAnswer();
        examineTimestamps();
        if (note != null && checkpoint != null && findings.stream().noneMatch(f -> f.about() == Asked.AUTHENTIC)) {
            shown.add(Asked.AUTHENTIC);
        }
        return Report.of(
                shown, findings, remarks, question.map(EvidenceQuestion::inWords), Optional.ofNullable(checkpoint));
    }

    private void fail(Reason reason, Asked about, String sentence) {
        findings.add(new Finding(reason, about, Optional.empty(), sentence));
    }

    private void fail(Reason reason, Asked about, long leaf, String sentence) {
        findings.add(new Finding(reason, about, Optional.of(leaf), "Löv %d: %s".formatted(leaf, sentence)));
    }

    private Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    // --- the files as such

    private void examineFiles() {
        var others = new TreeMap<>(files);
        var sums = others.remove(PackageFiles.SUMS);
        if (sums == null) {
            fail(Reason.PACKAGE, Asked.AUTHENTIC, PackageFiles.SUMS + " saknas.");
        } else if (!Arrays.equals(sums, Sums.of(others))) {
            fail(
                    Reason.PACKAGE,
                    Asked.AUTHENTIC,
                    "%s stämmer inte med filerna: %s."
                            .formatted(PackageFiles.SUMS, String.join(", ", misfits(new String(sums, UTF_8), others))));
        }
        for (var name : files.keySet()) {
            if (!OTHER_FILES.contains(name)
                    && !name.startsWith(PackageFiles.TIMESTAMPS)
                    && PackageFiles.leafNumber(name).isEmpty()
                    && PackageFiles.proofNumber(name).isEmpty()) {
                fail(Reason.PACKAGE, Asked.AUTHENTIC, "Filen %s hör inte till ett paket.".formatted(name));
            }
        }
    }

    private static Set<String> misfits(String sums, SortedMap<String, byte[]> others) {
        var stated = new TreeMap<String, String>();
        sums.lines().filter(line -> line.length() > 66).forEach(line -> stated.put(line.substring(66), line));
        var misfits = new TreeSet<String>();
        others.forEach((name, content) -> {
            if (!(Sums.sha256(content) + "  " + name).equals(stated.remove(name))) {
                misfits.add(name);
            }
        });
        misfits.addAll(stated.keySet());
        return misfits.isEmpty() ? Set.of("den är skriven på ett annat sätt") : misfits;
    }

    // --- the checkpoint

    private void examineCheckpoint() {
        var bytes = file(PackageFiles.CHECKPOINT);
        if (bytes.isEmpty()) {
            fail(Reason.PACKAGE, Asked.AUTHENTIC, "checkpoint saknas.");
            return;
        }
        try {
            note = SignedNote.parse(bytes.get());
            checkpoint = Checkpoint.parse(note.text());
        } catch (NotWellFormed e) {
            fail(Reason.PACKAGE, Asked.AUTHENTIC, "checkpoint går inte att läsa: %s".formatted(e.getMessage()));
            return;
        }
        var timestamps = files.keySet().stream()
                .filter(name -> name.startsWith(PackageFiles.TIMESTAMPS))
                .toList();
        if (!Arrays.equals(EvidenceFiles.witnesses(note, timestamps), files.get(PackageFiles.WITNESSES))) {
            fail(Reason.PACKAGE, Asked.AUTHENTIC, PackageFiles.WITNESSES + " säger något annat än kontrollpunkten.");
        }
        try {
            var verdict = policy.judge(note);
            if (verdict.logs().isEmpty()) {
                fail(
                        Reason.SIG_LOG,
                        Asked.AUTHENTIC,
                        "Kontrollpunkten för %s är inte underskriven med någon av de nycklar som du litar på."
                                .formatted(checkpoint.origin()));
            }
            if (!verdict.quorum()) {
                fail(
                        Reason.SIG_WITNESS,
                        Asked.AUTHENTIC,
                        "Färre vittnen än policyn kräver har skrivit under: %s."
                                .formatted(verdict.cosignatures().isEmpty() ? "inget" : names(verdict.cosignatures())));
            }
            tellWitnesses(verdict.cosignatures());
        } catch (ForgedSignature forged) {
            var isWitness = forged.key().kind() == NoteKey.Kind.COSIGNATURE;
            fail(
                    isWitness ? Reason.SIG_WITNESS : Reason.SIG_LOG,
                    Asked.AUTHENTIC,
                    "Underskriften av %s är inte gjord med dess nyckel över den här kontrollpunkten."
                            .formatted(forged.key().name()));
        }
    }

    private void tellWitnesses(List<Cosignature> cosignatures) {
        if (cosignatures.isEmpty()) {
            remarks.add("Ej bevittnad: inget vittne som du litar på har skrivit under kontrollpunkten.");
        }
        for (var cosignature : cosignatures) {
            shown.add(Asked.TIMED);
            remarks.add(
                    "Bevittnad av %s den %s.".formatted(cosignature.witness().name(), cosignature.cosignedAt()));
        }
    }

    private static String names(List<Cosignature> cosignatures) {
        return cosignatures.stream()
                .map(cosignature -> cosignature.witness().name())
                .collect(Collectors.joining(", "));
    }

    // --- the leaves

    /** The whole log, where it is there. */
    private void examineTrail() {
        var bundle = file(PackageFiles.ALL_LEAVES);
        var signed = checkpoint;
        if (bundle.isEmpty() || signed == null) {
            return;
        }
        try {
            var destroyed = Destroyed.parse(file(PackageFiles.DESTROYED).orElseGet(() -> new byte[0]));
            var entries = EntryBundle.read(bundle.get());
            var hashes = new ArrayList<Hash>(entries.size());
            var read = new ArrayList<Leaf>(entries.size());
            var frontier = Frontier.empty();
            for (var i = 0; i < entries.size(); i++) {
                var gone = destroyed.hashOf(i);
                var hash = gone.orElse(MerkleTree.leafHash(entries.get(i)));
                hashes.add(hash);
                frontier.append(hash);
                if (gone.isEmpty()) {
                    read.add(new Leaf(i, stored(i, entries.get(i)).logged()));
                } else if (entries.get(i).length > 0) {
                    throw new NotWellFormed("leaf %d is said to be destroyed, and is there".formatted(i));
                }
            }
            if (destroyed.last() >= entries.size()) {
                throw new NotWellFormed("a leaf beyond the end is said to be destroyed");
            }
            if (entries.size() != signed.size() || !frontier.root().equals(signed.root())) {
                fail(
                        Reason.ROOT,
                        Asked.AUTHENTIC,
                        "Hela loggen, %d löv, ger inte kontrollpunktens rot över %d löv."
                                .formatted(entries.size(), signed.size()));
                return;
            }
            var events = new HashMap<Long, TrailEvent>();
            read.forEach(leaf -> events.put(leaf.number(), leaf.logged().event()));
            destroyed.tell(remarks, events::get);
            trailHashes = hashes;
            trail = read;
        } catch (NotWellFormed | Unreadable e) {
            fail(Reason.PACKAGE, Asked.AUTHENTIC, "Hela loggen går inte att läsa: %s".formatted(e.getMessage()));
        }
    }

    private void examineLeaves() {
        for (var name : files.keySet()) {
            PackageFiles.leafNumber(name).ifPresent(this::examineLeaf);
            PackageFiles.proofNumber(name)
                    .filter(number -> !files.containsKey(PackageFiles.leaf(number)))
                    .ifPresent(number ->
                            fail(Reason.LEAF_MISSING, Asked.AUTHENTIC, number, "lövet saknas, men har ett bevis."));
        }
    }

    private void examineLeaf(long number) {
        var bytes = file(PackageFiles.leaf(number)).orElseThrow();
        var hash = MerkleTree.leafHash(bytes);
        var known = trailHashes;
        if (known != null && (number >= known.size() || !known.get((int) number).equals(hash))) {
            fail(Reason.LEAF_HASH, Asked.AUTHENTIC, number, "innehållet är inte det som loggen har på sin plats.");
        } else if (checkpoint != null && note != null) {
            examineProof(number, hash, checkpoint, note);
        }
        try {
            leaves.put(number, stored(number, bytes));
        } catch (Unreadable e) {
            fail(Reason.LEAF_HASH, Asked.AUTHENTIC, number, "innehållet %s".formatted(e.getMessage()));
        }
    }

    private void examineProof(long number, Hash hash, Checkpoint signed, SignedNote signedNote) {
        var bytes = file(PackageFiles.proof(number));
        if (bytes.isEmpty()) {
            fail(Reason.PROOF, Asked.AUTHENTIC, number, "beviset saknas.");
            return;
        }
        try {
            var proof = TlogProof.parse(bytes.get());
            if (proof.index() != number
                    || !proof.checkpoint().equals(signedNote)
                    || !proof.extra().isEmpty()) {
                fail(Reason.PROOF, Asked.AUTHENTIC, number, "beviset gäller något annat.");
            } else if (!proof.inclusion().proves(hash, signed.root())) {
                fail(
                        trailHashes == null ? Reason.LEAF_HASH : Reason.PROOF,
                        Asked.AUTHENTIC,
                        number,
                        trailHashes == null
                                ? "innehållet är inte det som loggen har på sin plats, eller så är beviset ändrat."
                                : "beviset leder inte till kontrollpunktens rot.");
            }
        } catch (NotWellFormed e) {
            fail(Reason.PROOF, Asked.AUTHENTIC, number, "beviset går inte att läsa: %s".formatted(e.getMessage()));
        }
    }

    /** A leaf that no program of ours has written. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    private StoredLeaf stored(long number, byte[] bytes) {
        StoredLeaf leaf;
        try {
            leaf = StoredLeaf.read(bytes);
        } catch (RuntimeException e) {
            throw new Unreadable("går inte att läsa som ett löv (%s)."
                    .formatted(
                            String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
        if (leaf.number() != number) {
            throw new Unreadable("säger sig vara löv %d.".formatted(leaf.number()));
        }
        var signed = checkpoint;
        if (signed != null
                && !List.of(signed.origin().split("/", -1))
                        .contains(leaf.municipality().code())) {
            throw new Unreadable("är ur kommun %s:s logg.".formatted(leaf.municipality()));
        }
        return leaf;
    }

    // --- that the log has only grown

    private void examineGrowth() {
        if (trusted.earlier().isEmpty() || checkpoint == null) {
            return;
        }
        try {
            var before = trusted.earlier().get();
            var earlier = Checkpoint.parse(before.text());
            if (policy.judge(before).logs().isEmpty()) {
                fail(Reason.SIG_LOG, Asked.AUTHENTIC, "Den tidigare kontrollpunkten är inte underskriven av loggen.");
            } else if (!earlier.origin().equals(checkpoint.origin())) {
                fail(
                        Reason.ROLLBACK,
                        Asked.AUTHENTIC,
                        "Den tidigare kontrollpunkten gäller %s, inte %s."
                                .formatted(earlier.origin(), checkpoint.origin()));
            } else if (!hasGrown(earlier, checkpoint)) {
                fail(
                        Reason.ROLLBACK,
                        Asked.AUTHENTIC,
                        "Loggen med %d löv har inte vuxit ur den tidigare med %d: den har ändrats eller backats."
                                .formatted(checkpoint.size(), earlier.size()));
            } else {
                remarks.add("Loggen har bara vuxit sedan den tidigare kontrollpunkten på %d löv."
                        .formatted(earlier.size()));
            }
        } catch (ForgedSignature e) {
            fail(Reason.SIG_LOG, Asked.AUTHENTIC, "Den tidigare kontrollpunkten har en förfalskad underskrift.");
        } catch (NotWellFormed e) {
            fail(Reason.ROLLBACK, Asked.AUTHENTIC, "Beviset att loggen har vuxit går inte att läsa: " + e.getMessage());
        }
    }

    private boolean hasGrown(Checkpoint earlier, Checkpoint later) {
        if (earlier.size() > later.size()) {
            return false;
        }
        var known = trailHashes;
        if (known != null) {
            var frontier = Frontier.empty();
            known.subList(0, (int) earlier.size()).forEach(frontier::append);
            return frontier.root().equals(earlier.root());
        }
        if (earlier.size() == later.size()) {
            return earlier.root().equals(later.root());
        }
        return file(PackageFiles.CONSISTENCY)
                .map(WitnessRequest::parse)
                .filter(grown -> grown.oldSize() == earlier.size())
                .filter(grown -> grown.checkpoint().text().equals(later.text()))
                .filter(grown -> new ConsistencyProof(earlier.size(), later.size(), grown.path())
                        .proves(earlier.root(), later.root()))
                .isPresent();
    }

    // --- the answer

    private Optional<EvidenceQuestion> examineAnswer() {
        var question = question();
        question.ifPresent(asked -> {
            var all = trail;
            var known = all != null
                    ? all
                    : leaves.entrySet().stream()
                            .map(leaf -> new Leaf(leaf.getKey(), leaf.getValue().logged()))
                            .toList();
            var answer = answer(asked, known);
            answer.ifPresent(rebuilt -> compare(rebuilt, all != null));
        });
        return question;
    }

    private Optional<EvidenceQuestion> question() {
        var written = file(PackageFiles.QUESTION);
        if (written.isEmpty()) {
            fail(Reason.PACKAGE, Asked.REBUILT, "Frågan saknas.");
            return Optional.empty();
        }
        try {
            var question = EvidenceFiles.question(written.get());
            if (question.isEmpty()) {
                fail(Reason.ANSWER, Asked.REBUILT, "Frågan är inte skriven som produkten skriver den.");
            } else if (checkpoint != null
                    && !List.of(checkpoint.origin().split("/", -1))
                            .contains(question.get().municipality().code())) {
                fail(
                        Reason.ANSWER,
                        Asked.REBUILT,
                        "Frågan gäller kommun %s, loggen %s."
                                .formatted(question.get().municipality(), checkpoint.origin()));
                return Optional.empty();
            }
            return question;
        } catch (RuntimeException e) {
            fail(Reason.ANSWER, Asked.REBUILT, "Frågan går inte att läsa.");
            return Optional.empty();
        }
    }

    private Optional<EvidenceAnswer> answer(EvidenceQuestion question, List<Leaf> known) {
        try {
            return Optional.of(EvidenceFiles.answer(question, known));
        } catch (RuntimeException e) {
            fail(Reason.ANSWER, Asked.REBUILT, "Löven går inte att spela upp: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void compare(EvidenceAnswer rebuilt, boolean fromAllLeaves) {
        var before = findings.size();
        for (Map.Entry<String, byte[]> expected : EvidenceFiles.of(rebuilt).entrySet()) {
            var name = expected.getKey();
            var given = file(name);
            if (given.isEmpty()) {
                fail(Reason.PACKAGE, Asked.REBUILT, name + " saknas.");
            } else if (!Arrays.equals(given.get(), expected.getValue())) {
                fail(
                        Reason.ANSWER,
                        Asked.REBUILT,
                        "%s är inte vad löven säger. %s"
                                .formatted(name, firstDifference(given.get(), expected.getValue())));
            }
        }
        var given = new TreeSet<Long>();
        files.keySet().forEach(name -> PackageFiles.leafNumber(name).ifPresent(given::add));
        for (var number : rebuilt.leaves()) {
            if (!given.remove(number)) {
                fail(Reason.LEAF_MISSING, Asked.COMPLETE, number, "rör frågan men saknas i paketet.");
            }
        }
        given.forEach(number -> fail(Reason.PACKAGE, Asked.REBUILT, number, "rör inte frågan."));
        if (findings.size() == before) {
            shown.add(Asked.REBUILT);
        }
        if (fromAllLeaves) {
            shown.add(Asked.COMPLETE);
        } else {
            remarks.add("Paketet har bara de löv som rör frågan. Att inga fler finns kan visas först med hela loggen.");
        }
        tellDestroyed(rebuilt);
        tellPapers(rebuilt);
    }

    private void tellDestroyed(EvidenceAnswer rebuilt) {
        for (var gone : rebuilt.destroyed()) {
            if (gone.counted()) {
                remarks.add("Svaret saknar vad löv %s sade: det är gallrat enligt %s, se löv %d."
                        .formatted(
                                gone.leaves().stream().map(Object::toString).collect(Collectors.joining(", ")),
                                gone.orderedBy(),
                                gone.leaf()));
            }
        }
    }

    private static String firstDifference(byte[] given, byte[] expected) {
        var stated = new String(given, UTF_8).lines().toList();
        var rebuilt = new String(expected, UTF_8).lines().toList();
        for (var i = 0; i < Math.max(stated.size(), rebuilt.size()); i++) {
            var ours = i < rebuilt.size() ? rebuilt.get(i).strip() : "";
            var theirs = i < stated.size() ? stated.get(i).strip() : "";
            if (!ours.equals(theirs)) {
                return "Rad %d är «%s», löven ger «%s».".formatted(i + 1, theirs, ours);
            }
        }
        return "Skillnaden ligger i blanktecken.";
    }

    private void tellPapers(EvidenceAnswer rebuilt) {
        if (trusted.papers().isEmpty()) {
            return;
        }
        for (var paper : rebuilt.papers()) {
            if (paper.sha256().isEmpty()) {
                remarks.add("Loggen känner ingen fil för %s.".formatted(paper.cited()));
            } else if (trusted.papers().get().contains(paper.sha256().get())) {
                remarks.add("Handlingen %s är den som loggen känner.".formatted(paper.cited()));
            } else {
                fail(
                        Reason.DOCUMENT,
                        Asked.AUTHENTIC,
                        paper.leaf(),
                        "ingen av dina filer är handlingen %s.".formatted(paper.cited()));
            }
        }
    }

    // --- when

    private void examineTimestamps() {
        files.forEach((name, content) -> {
            if (name.startsWith(PackageFiles.TIMESTAMPS) && note != null) {
                examineTimestamp(name, content, note);
            }
        });
    }

    private void examineTimestamp(String name, byte[] content, SignedNote stamped) {
        try {
            var timestamp = Timestamp.read(content);
            timestamp.requireOver(stamped.text().getBytes(UTF_8));
            if (trusted.authorities().isEmpty()) {
                remarks.add("%s säger %s. Vem som har gjort den är inte prövat: ange --tsa-ca."
                        .formatted(name, timestamp.stampedAt()));
            } else {
                timestamp.requireFrom(trusted.authorities());
                shown.add(Asked.TIMED);
                remarks.add("Tidsstämplad %s av %s.".formatted(timestamp.stampedAt(), timestamp.authority()));
            }
        } catch (BrokenTimestamp e) {
            fail(Reason.TIMESTAMP, Asked.TIMED, "%s: %s".formatted(name, e.getMessage()));
        }
    }
}
