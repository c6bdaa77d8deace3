package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.domain.ledger.Witness.Answer;
import se.malspar.domain.ledger.Witness.Reason;

@DisplayName("A witness")
class WitnessTest {

    private static final String ORIGIN = "malspar.example/0665";
    private static final Instant COSIGNED_AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final Trees TREE = Trees.of(40);

    private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Kind.SIGNATURE, new SecureRandom());
    private final NoteSigner revisor =
            NoteSigner.generate("revisor.example/vittne", NoteKey.Kind.COSIGNATURE, new SecureRandom());
    private final Witness witness = new Witness(revisor, List.of(log.key()));

    @Test
    void signs_the_first_checkpoint_it_sees_and_every_one_that_has_grown_from_it() {
        var last = Optional.<Checkpoint>empty();
        for (var size : new int[] {0, 1, 1, 2, 7, 8, 9, 9, 33}) {
            var request = request(last.map(Checkpoint::size).orElse(0L), size);
            var answer = witness.answer(WitnessRequest.parse(request.toString()), last, COSIGNED_AT);
            assertThat(answer).isInstanceOf(Answer.Cosigned.class);
            var cosigned = (Answer.Cosigned) answer;
            assertThat(cosigned.last()).isEqualTo(checkpoint(size));
            assertThat(request.checkpoint().with(List.of(cosigned.signature())).cosignatures(List.of(revisor.key())))
                    .containsExactly(new Cosignature(revisor.key(), COSIGNED_AT));
            last = Optional.of(cosigned.last());
        }
    }

    @Test
    void refuses_a_log_that_has_been_set_back() {
        assertThat(refused(request(10, 20), Optional.of(checkpoint(30)))).isEqualTo(Reason.NOT_FROM_THE_LAST);
        assertThat(refused(request(0, 20), Optional.of(checkpoint(30)))).isEqualTo(Reason.NOT_FROM_THE_LAST);
        assertThat(refused(request(20, 20), Optional.of(checkpoint(30)))).isEqualTo(Reason.NOT_FROM_THE_LAST);
        assertThat(refused(
                        new WitnessRequest(30, List.of(), checkpoint(20).signedBy(log)), Optional.of(checkpoint(30))))
                .isEqualTo(Reason.OLD_SIZE_ABOVE_NEW);
    }

    @Test
    void refuses_a_log_that_shows_another_tree_of_the_same_size() {
        var other = new Checkpoint(ORIGIN, 30, Trees.leafHash(9_999));
        assertThat(refused(new WitnessRequest(30, List.of(), other.signedBy(log)), Optional.of(checkpoint(30))))
                .isEqualTo(Reason.FORKED);
    }

    @Test
    void refuses_a_log_that_has_changed_what_was_there() {
        var forked = new ArrayList<>(TREE.leaves());
        forked.set(3, Trees.leafHash(9_999));
        NodeSource nodes =
                (level, index) -> MerkleTree.rootOf(forked.subList((int) index << level, ((int) index + 1) << level));
        var other = new Checkpoint(ORIGIN, 40, MerkleTree.rootOf(forked));
        assertThat(refused(
                        WitnessRequest.of(ConsistencyProof.of(30, 40, nodes), other.signedBy(log)),
                        Optional.of(checkpoint(30))))
                .isEqualTo(Reason.NOT_GROWN_FROM_THE_LAST);
        assertThat(refused(
                        WitnessRequest.of(ConsistencyProof.of(30, 40, TREE), other.signedBy(log)),
                        Optional.of(checkpoint(30))))
                .isEqualTo(Reason.NOT_GROWN_FROM_THE_LAST);
        assertThat(refused(
                        new WitnessRequest(
                                0, List.of(Trees.leafHash(0)), checkpoint(40).signedBy(log)),
                        Optional.empty()))
                .as("a proof where none is needed")
                .isEqualTo(Reason.NOT_GROWN_FROM_THE_LAST);
    }

    @Test
    void refuses_logs_it_does_not_know_and_whoever_speaks_for_one_it_knows() {
        var stranger = NoteSigner.generate("annan.example/0665", NoteKey.Kind.SIGNATURE, new SecureRandom());
        var elsewhere = new Checkpoint("annan.example/0665", 3, TREE.root(3));
        assertThat(refused(new WitnessRequest(0, List.of(), elsewhere.signedBy(stranger)), Optional.empty()))
                .isEqualTo(Reason.UNKNOWN_LOG);
        assertThat(refused(new WitnessRequest(0, List.of(), checkpoint(3).signedBy(stranger)), Optional.empty()))
                .isEqualTo(Reason.NOT_SIGNED_BY_THE_LOG);
        var forged = new SignedNote(
                checkpoint(3).text(), List.of(log.sign(checkpoint(4).text())));
        assertThat(refused(new WitnessRequest(0, List.of(), forged), Optional.empty()))
                .isEqualTo(Reason.NOT_SIGNED_BY_THE_LOG);
    }

    @Test
    void knows_a_log_that_has_changed_keys_by_either() {
        var successor = NoteSigner.generate(ORIGIN, NoteKey.Kind.SIGNATURE, new SecureRandom());
        var rotated = new Witness(revisor, List.of(log.key(), successor.key()));
        for (var signer : List.of(log, successor)) {
            assertThat(rotated.answer(
                            new WitnessRequest(0, List.of(), checkpoint(3).signedBy(signer)),
                            Optional.empty(),
                            COSIGNED_AT))
                    .isInstanceOf(Answer.Cosigned.class);
        }
    }

    @Test
    void reads_the_request_of_the_specification() {
        var body = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
                """;
        var request = WitnessRequest.parse(body);
        assertThat(request.oldSize()).isEqualTo(20852014);
        assertThat(request.path()).hasSize(4);
        assertThat(request).hasToString(body);
        for (var malformed : List.of(
                body.replace("old 2", "old  2"),
                body.replace("old 2", "old 02"),
                body.replace("old 2", "new 2"),
                body.replaceFirst("\n\n", "\n"),
                body.replace("PlRN", "PlR"),
                body.replaceFirst("\n", "\n" + "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n".repeat(60)))) {
            assertThatExceptionOfType(NotWellFormed.class)
                    .as(malformed)
                    .isThrownBy(() -> WitnessRequest.parse(malformed));
        }
    }

    private Reason refused(WitnessRequest request, Optional<Checkpoint> last) {
        var answer = witness.answer(request, last, COSIGNED_AT);
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).reason();
    }

    private WitnessRequest request(long oldSize, int size) {
        return WitnessRequest.of(
                ConsistencyProof.of(oldSize, size, TREE), checkpoint(size).signedBy(log));
    }

    private static Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, TREE.root(size));
    }
}
