package se.malspar.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.Leaf;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ConsistencyProof;
import se.malspar.domain.ledger.EntryBundle;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.NodeSource;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;
import se.malspar.domain.ledger.Policy;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.WitnessRequest;
import se.malspar.domain.state.Logged;
import se.malspar.domain.trail.EventNames;
import se.malspar.domain.trail.MemoryTrail;
import se.malspar.projections.evidence.EvidenceFiles;
import se.malspar.projections.json.StoredLeaf;
import se.malspar.projections.json.TrailJson;

/** A municipality with its log, its keys and its witnesses, that gives out evidence as the product does. */
final class Kommun implements NodeSource {

    static final String ORIGIN = "malspar.example/" + MemoryTrail.MUNICIPALITY;

    final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Kind.SIGNATURE, new SecureRandom());
    final NoteSigner revisor =
            NoteSigner.generate("revisor.example/vittne", NoteKey.Kind.COSIGNATURE, new SecureRandom());

    final List<byte[]> leaves = new ArrayList<>();
    private final Map<List<Long>, Hash> nodes = new HashMap<>();
    private final Map<Integer, Hash> roots = new HashMap<>();
    private final Frontier frontier = Frontier.empty();

    Kommun(List<Logged> log) {
        roots.put(0, frontier.root());
        log.forEach(logged -> append(stored(leaves.size(), logged)));
    }

    void append(byte[] leaf) {
        var hash = MerkleTree.leafHash(leaf);
        nodes.put(List.of(0L, frontier.size()), hash);
        frontier.append(hash).forEach(node -> nodes.put(List.of((long) node.level(), node.index()), node.hash()));
        leaves.add(leaf);
        roots.put(leaves.size(), frontier.root());
    }

    /** As the product's log stores it. */
    static byte[] stored(int number, Logged logged) {
        return ("{\"v\":1,\"municipality\":\"%s\",\"leaf\":%d,\"position\":%d,\"eventId\":\"%s\",\"type\":\"%s\","
                        + "\"typeVersion\":1,\"recordedAt\":\"%s\",\"registration\":\"%s\",\"actor\":\"r\","
                        + "\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"payload\":%s}")
                .formatted(
                        MemoryTrail.MUNICIPALITY,
                        number,
                        logged.position(),
                        logged.eventId(),
                        EventNames.of(logged.event()),
                        logged.recordedAt(),
                        logged.registration(),
                        TrailJson.mapper().writeValueAsString(logged.event()))
                .getBytes(UTF_8);
    }

    @Override
    public Hash node(int level, long index) {
        return Objects.requireNonNull(nodes.get(List.of((long) level, index)));
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, Objects.requireNonNull(roots.get(size)));
    }

    SignedNote signed(int size) {
        return checkpoint(size).signedBy(log);
    }

    SignedNote now() {
        return signed(leaves.size());
    }

    Policy policy() {
        return Policy.of(log.key());
    }

    Policy policyWithWitness() {
        return Policy.parse("log %s\nwitness revisor %s\nquorum revisor\n".formatted(log.key(), revisor.key()));
    }

    /** The files of a package before they are sealed. */
    SortedMap<String, byte[]> evidence(EvidenceQuestion question, SignedNote checkpoint) {
        var trail = new ArrayList<Leaf>();
        var size = (int) Checkpoint.parse(checkpoint.text()).size();
        for (var i = 0; i < size; i++) {
            trail.add(new Leaf(i, StoredLeaf.read(leaves.get(i)).logged()));
        }
        var answer = EvidenceFiles.answer(question, trail);
        var files = new TreeMap<>(EvidenceFiles.of(answer));
        files.put(PackageFiles.WITNESSES, EvidenceFiles.witnesses(checkpoint, List.of()));
        files.putAll(EvidenceFiles.proofs(answer, number -> leaves.get((int) number), checkpoint, this));
        return files;
    }

    SortedMap<String, byte[]> evidence(EvidenceQuestion question) {
        return evidence(question, now());
    }

    /** With the whole log. */
    SortedMap<String, byte[]> wholeEvidence(EvidenceQuestion question) {
        var files = evidence(question);
        files.put(PackageFiles.ALL_LEAVES, EntryBundle.of(leaves));
        return files;
    }

    WitnessRequest request(int oldSize, int size) {
        return WitnessRequest.of(ConsistencyProof.of(oldSize, size, this), signed(size));
    }
}
