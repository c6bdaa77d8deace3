package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A proof of one leaf")
class TlogProofTest {

    private static final String ORIGIN = "malspar.example/0665";
    private static final Trees TREE = Trees.of(300);

    private final Map<Integer, SignedNote> checkpoints = new HashMap<>();
    private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Kind.SIGNATURE, new SecureRandom());

    @Test
    void is_one_text_that_holds_all_that_is_needed() {
        var proof = TlogProof.of(InclusionProof.of(174, 300, TREE), checkpoint(300));
        var text = proof.toString();
        assertThat(text).startsWith("c2sp.org/tlog-proof@v1\nindex 174\n").contains("\n\n" + ORIGIN + "\n300\n");
        var read = TlogProof.parse(text.getBytes(UTF_8));
        assertThat(read).isEqualTo(proof).hasToString(text);
        assertThat(accepts(text, Trees.leaf(174))).isTrue();
        assertThat(accepts(text, Trees.leaf(175))).isFalse();
    }

    @Test
    void of_a_tree_of_one_leaf_has_no_hashes() {
        var proof = TlogProof.of(InclusionProof.of(0, 1, TREE), checkpoint(1));
        assertThat(proof.path()).isEmpty();
        assertThat(accepts(proof.toString(), Trees.leaf(0))).isTrue();
    }

    @Test
    void may_carry_something_extra_that_it_does_not_prove() {
        var text = TlogProof.of(InclusionProof.of(0, 1, TREE), checkpoint(1))
                .toString()
                .replace("index", "extra YWdl\nindex");
        assertThat(TlogProof.parse(text).extra()).isEqualTo("YWdl");
        assertThat(TlogProof.parse(text)).hasToString(text);
    }

    @Test
    void is_made_for_its_checkpoint_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TlogProof.of(InclusionProof.of(0, 2, TREE), checkpoint(1)));
    }

    @Test
    void has_one_form_and_no_other() {
        var text = TlogProof.of(InclusionProof.of(5, 8, TREE), checkpoint(8)).toString();
        for (var malformed : List.of(
                text.replace("@v1", "@v2"),
                text.replace("index 5", "index 05"),
                text.replace("index 5", "index  5"),
                text.replace("index 5", "extra \nindex 5"),
                text.replace("index 5", "extra YWd=\nindex 5"),
                text.replace("index 5\n", ""),
                text.replaceFirst("\n\n", "\n"),
                text.replaceFirst("=\n", "\n"),
                text.substring(0, text.length() - 1))) {
            assertThatExceptionOfType(NotWellFormed.class).as(malformed).isThrownBy(() -> TlogProof.parse(malformed));
        }
        assertThatExceptionOfType(NotWellFormed.class)
                .isThrownBy(() ->
                        TlogProof.parse(text.replace("index 5", "index 8")).inclusion());
    }

    @Test
    void with_one_bit_flipped_in_it_or_in_its_leaf_or_its_checkpoint_proves_nothing() {
        var seed = new SecureRandom().nextLong();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var accepted = 0;
        for (var round = 0; round < 10_000; round++) {
            var size = 1 + random.nextInt(300);
            var index = random.nextInt(size);
            var proof = TlogProof.of(InclusionProof.of(index, size, TREE), checkpoint(size))
                    .toString()
                    .getBytes(UTF_8);
            var leaf = Trees.leaf(index);
            flip(random.nextInt(4) == 0 ? leaf : proof, random);
            if (accepts(proof, leaf)) {
                accepted++;
            }
        }
        assertThat(accepted).as("accepted with seed %d", seed).isZero();
    }

    private static void flip(byte[] bytes, RandomGenerator random) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }

    private boolean accepts(String proof, byte[] leaf) {
        return accepts(proof.getBytes(UTF_8), leaf);
    }

    /** As an offline reader does it. */
    private boolean accepts(byte[] bytes, byte[] leaf) {
        try {
            var proof = TlogProof.parse(bytes);
            return Policy.of(log.key()).judge(proof.checkpoint()).isMet()
                    && proof.inclusion()
                            .proves(
                                    MerkleTree.leafHash(leaf),
                                    Checkpoint.parse(proof.checkpoint().text()).root());
        } catch (NotWellFormed | ForgedSignature _) {
            return false;
        }
    }

    private SignedNote checkpoint(int size) {
        return checkpoints.computeIfAbsent(size, _ -> new Checkpoint(ORIGIN, size, TREE.root(size)).signedBy(log));
    }
}
