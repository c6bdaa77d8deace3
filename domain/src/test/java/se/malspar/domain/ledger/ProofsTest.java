package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sigstore.merkle.InclusionProofVerificationException;
import dev.sigstore.merkle.InclusionProofVerifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Proofs")
class ProofsTest {

    private static final int EVERY = 300;
    private static final Trees TREE = Trees.of(4_097);

    /** Every size up to 300, and three about every power of two above. */
    private static IntStream sizes() {
        return IntStream.concat(
                IntStream.rangeClosed(1, EVERY),
                IntStream.of(512, 1_024, 2_048, 4_096).flatMap(power -> IntStream.rangeClosed(power - 1, power + 1)));
    }

    /** All of a small tree's, and those about the powers of two of a large one. */
    private static IntStream indices(int size) {
        return size <= EVERY
                ? IntStream.range(0, size)
                : IntStream.of(0, 1, 2, 3, 255, 256, 511, 512, 1_023, 1_024, 2_047, 2_048, size - 2, size - 1)
                        .filter(index -> index < size)
                        .distinct();
    }

    @Test
    void sigstores_verifier_and_ours_accept_every_leaf_of_every_tree() {
        var compared = new int[1];
        sizes().forEach(size -> {
            var root = TREE.root(size);
            assertThat(MerkleTree.rootOf(size, TREE)).as("size %d", size).isEqualTo(root);
            indices(size).forEach(index -> {
                var proof = InclusionProof.of(index, size, TREE);
                var leaf = TREE.leaves().get(index);
                assertThat(proof.proves(leaf, root)).as("%d of %d", index, size).isTrue();
                assertThat(sigstoreAccepts(leaf, proof, root))
                        .as("sigstore, %d of %d", index, size)
                        .isTrue();
                compared[0]++;
            });
        });
        assertThat(compared[0]).isGreaterThan(45_000);
    }

    @Test
    void sigstores_verifier_and_ours_agree_about_every_proof_that_was_tampered_with() {
        var refused = 0;
        var compared = 0;
        for (var size : new int[] {1, 2, 3, 7, 8, 9, 31, 32, 33, 100, 255, 256, 257}) {
            var root = TREE.root(size);
            for (var index = 0; index < size; index++) {
                var leaf = TREE.leaves().get(index);
                for (var wrong : tampered(InclusionProof.of(index, size, TREE))) {
                    var where = "%s for %d of %d".formatted(wrong, index, size);
                    assertThat(wrong.proves(leaf, root)).as(where).isFalse();
                    // sigstore's does not look whether a path is as long as its place makes it
                    if (wrong.path().size()
                            == InclusionProof.of(wrong.index(), size, TREE)
                                    .path()
                                    .size()) {
                        assertThat(sigstoreAccepts(leaf, wrong, root)).as(where).isFalse();
                        compared++;
                    }
                    refused++;
                }
                var proof = InclusionProof.of(index, size, TREE);
                assertThat(new InclusionProof(index, size * 4L + 1, proof.path()).proves(leaf, root))
                        .as("%d of %d, said to be of a larger tree", index, size)
                        .isFalse();
                assertThat(proof.proves(Trees.leafHash(9_999), root)).isFalse();
                assertThat(sigstoreAccepts(Trees.leafHash(9_999), proof, root)).isFalse();
                assertThat(proof.proves(leaf, Trees.leafHash(9_999))).isFalse();
            }
        }
        assertThat(refused).isGreaterThan(15_000);
        assertThat(compared).isGreaterThan(8_000);
    }

    /** Another place, a hash too many, too few, in another order or another hash. */
    private static List<InclusionProof> tampered(InclusionProof proof) {
        var wrong = new ArrayList<InclusionProof>();
        var path = proof.path();
        if (proof.index() + 1 < proof.size()) {
            wrong.add(new InclusionProof(proof.index() + 1, proof.size(), path));
        }
        if (proof.index() > 0) {
            wrong.add(new InclusionProof(proof.index() - 1, proof.size(), path));
        }
        wrong.add(with(
                proof,
                Stream.concat(path.stream(), Stream.of(Trees.leafHash(0))).toList()));
        wrong.add(with(
                proof,
                Stream.concat(Stream.of(Trees.leafHash(0)), path.stream()).toList()));
        for (var i = 0; i < path.size(); i++) {
            var without = new ArrayList<>(path);
            without.remove(i);
            wrong.add(with(proof, without));
            var other = new ArrayList<>(path);
            other.set(i, Trees.leafHash(9_998));
            wrong.add(with(proof, other));
            if (i > 0) {
                var swapped = new ArrayList<>(path);
                Collections.swap(swapped, i - 1, i);
                wrong.add(with(proof, swapped));
            }
        }
        return wrong;
    }

    private static InclusionProof with(InclusionProof proof, List<Hash> path) {
        return new InclusionProof(proof.index(), proof.size(), path);
    }

    @Test
    void sigstores_verifier_refuses_by_its_own_judgement() {
        assertThatExceptionOfType(InclusionProofVerificationException.class)
                .isThrownBy(() -> InclusionProofVerifier.verify(
                        Trees.leafHash(1).bytes(),
                        0,
                        1,
                        List.of(),
                        Trees.leafHash(0).bytes()));
    }

    private static boolean sigstoreAccepts(Hash leaf, InclusionProof proof, Hash root) {
        try {
            InclusionProofVerifier.verify(
                    leaf.bytes(),
                    proof.index(),
                    proof.size(),
                    proof.path().stream().map(Hash::bytes).toList(),
                    root.bytes());
            return true;
        } catch (InclusionProofVerificationException _) {
            return false;
        }
    }

    @Test
    void that_a_tree_has_grown_is_proved_between_any_two_sizes() {
        sizes().filter(size -> size <= 130 || size > EVERY).forEach(newer -> {
            var root = TREE.root(newer);
            IntStream.concat(IntStream.of(0, newer), indices(newer)).forEach(older -> {
                var proof = ConsistencyProof.of(older, newer, TREE);
                assertThat(proof.proves(TREE.root(older), root))
                        .as("%d to %d", older, newer)
                        .isTrue();
                assertThat(proof.proves(Trees.leafHash(9_999), root))
                        .as("another older tree, %d to %d", older, newer)
                        .isFalse();
                if (older > 0) {
                    assertThat(proof.proves(TREE.root(older), Trees.leafHash(9_999)))
                            .as("another newer tree, %d to %d", older, newer)
                            .isFalse();
                }
            });
        });
    }

    @Test
    void a_tampered_proof_that_a_tree_has_grown_proves_nothing() {
        for (var newer = 2; newer <= 70; newer++) {
            for (var older = 1; older < newer; older++) {
                var proof = ConsistencyProof.of(older, newer, TREE);
                var path = proof.path();
                for (var i = 0; i < path.size(); i++) {
                    var without = new ArrayList<>(path);
                    without.remove(i);
                    var other = new ArrayList<>(path);
                    other.set(i, Trees.leafHash(9_998));
                    for (var wrong : List.of(without, other)) {
                        assertThat(new ConsistencyProof(older, newer, wrong).proves(TREE.root(older), TREE.root(newer)))
                                .as("%d to %d without or with another hash %d", older, newer, i)
                                .isFalse();
                    }
                }
                var more = new ArrayList<>(path);
                more.add(Trees.leafHash(0));
                assertThat(new ConsistencyProof(older, newer, more).proves(TREE.root(older), TREE.root(newer)))
                        .isFalse();
                if (older > 1) {
                    assertThat(new ConsistencyProof(older - 1, newer, path).proves(TREE.root(older), TREE.root(newer)))
                            .isFalse();
                }
            }
        }
    }

    /** The leaves and proofs that Certificate Transparency's implementations are tested with. */
    @Test
    void are_those_of_certificate_transparency() {
        var leaves = Stream.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .map(HexFormat.of()::parseHex)
                .map(MerkleTree::leafHash)
                .toList();
        NodeSource nodes =
                (level, index) -> MerkleTree.rootOf(leaves.subList((int) index << level, ((int) index + 1) << level));
        assertThat(InclusionProof.of(0, 8, nodes).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(InclusionProof.of(5, 8, nodes).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(ConsistencyProof.of(6, 8, nodes).path())
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void are_refused_for_places_that_no_tree_has_and_with_more_hashes_than_any_tree() {
        for (var size : new long[] {0, -1, 5}) {
            assertThatThrownBy(() -> InclusionProof.of(5, size, TREE)).isInstanceOf(NotWellFormed.class);
            assertThatThrownBy(() -> new InclusionProof(5, size, List.of())).isInstanceOf(NotWellFormed.class);
        }
        assertThatThrownBy(() -> new InclusionProof(-1, 5, List.of())).isInstanceOf(NotWellFormed.class);
        assertThatThrownBy(() -> ConsistencyProof.of(6, 5, TREE)).isInstanceOf(NotWellFormed.class);
        assertThatThrownBy(() -> new ConsistencyProof(-1, 5, List.of())).isInstanceOf(NotWellFormed.class);
        var many = Collections.nCopies(64, Trees.leafHash(0));
        assertThatThrownBy(() -> new InclusionProof(0, Long.MAX_VALUE, many)).isInstanceOf(NotWellFormed.class);
        assertThatThrownBy(() -> new ConsistencyProof(1, Long.MAX_VALUE, many)).isInstanceOf(NotWellFormed.class);
        var most = new InclusionProof(Long.MAX_VALUE - 1, Long.MAX_VALUE, many.subList(1, 64));
        assertThat(most.proves(Trees.leafHash(0), Trees.leafHash(0))).isFalse();
    }
}
