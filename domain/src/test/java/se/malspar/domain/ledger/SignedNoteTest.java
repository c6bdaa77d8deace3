package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A signed note")
class SignedNoteTest {

    /** The examples of C2SP's signed-note and of Go's reference implementation. */
    private static final String SPEC_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String SPEC_NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;
    private static final String GO_SECRET =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String GO_NOTE = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    /** Made with openssl by the definition of C2SP's tlog-cosignature, over the checkpoint of its example. */
    private static final String WITNESS_SECRET =
            "PRIVATE+KEY+revisor.example/vittne+71aa78ba+BGpx5JdSK2myfOYjj7I4xcFTXlmik+RUKPGlOS9nO8II";

    private static final String WITNESS_KEY =
            "revisor.example/vittne+71aa78ba+BMVwo7JYkOhuWai6MWEgOOsKwohBTTieg1S4GoLgq+VU";
    private static final String COSIGNATURE =
            "— revisor.example/vittne cap4ugAAAABkGFDLiMl20clcigiNEfUU0NcqmFZbeFAnils28Bj2xAt+5U/eDU2WNJOAOfFfmnA/XCQFC07iPVi5a8JdLJNG0l2RBQ==";
    private static final Instant COSIGNED_AT = Instant.ofEpochSecond(1679315147);
    private static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
            """;

    @Test
    void of_the_specification_is_verified() {
        var note = SignedNote.parse(SPEC_NOTE);
        assertThat(note.isSignedBy(NoteKey.parse(SPEC_KEY))).isTrue();
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note).hasToString(SPEC_NOTE);
    }

    @Test
    void of_go_is_verified_and_signed_to_the_byte() {
        var note = SignedNote.parse(GO_NOTE.getBytes(UTF_8));
        assertThat(note.isSignedBy(NoteKey.parse(GO_KEY))).isTrue();
        var signer = NoteSigner.parse(GO_SECRET);
        assertThat(signer.key()).isEqualTo(NoteKey.parse(GO_KEY)).hasToString(GO_KEY);
        assertThat(signer.secretKey()).isEqualTo(GO_SECRET);
        assertThat(new SignedNote(note.text(), List.of(signer.sign(note.text()))))
                .hasToString(GO_NOTE);
    }

    @Test
    void bears_a_witness_word_and_when_it_was_given() {
        var witness = NoteSigner.parse(WITNESS_SECRET);
        assertThat(witness.key()).hasToString(WITNESS_KEY);
        assertThat(witness.cosign(CHECKPOINT, COSIGNED_AT)).hasToString(COSIGNATURE);
        var note = new SignedNote(CHECKPOINT, List.of(NoteSignature.parse(COSIGNATURE)));
        assertThat(note.cosignatures(List.of(NoteKey.parse(WITNESS_KEY), NoteKey.parse(SPEC_KEY))))
                .containsExactly(new Cosignature(NoteKey.parse(WITNESS_KEY), COSIGNED_AT));
        var earlier = witness.cosign(CHECKPOINT, COSIGNED_AT.minusSeconds(60));
        assertThat(note.with(List.of(earlier, earlier)).cosignatures(List.of(witness.key())))
                .as("a witness's latest word")
                .containsExactly(new Cosignature(witness.key(), COSIGNED_AT));
        assertThat(note.with(List.of(earlier, earlier)).signatures()).hasSize(2);
    }

    @Test
    void of_the_specification_is_a_checkpoint() {
        var note = SignedNote.parse(CHECKPOINT + """

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
                """);
        assertThat(note.signatures()).hasSize(2);
        var checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint)
                .isEqualTo(new Checkpoint(
                        "example.com/behind-the-sofa",
                        20852163,
                        Hash.ofBase64("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")));
        assertThat(checkpoint.text()).isEqualTo(note.text());
    }

    @Test
    void says_nothing_to_whoever_knows_none_of_its_keys() {
        var note = SignedNote.parse(SPEC_NOTE);
        var sameName = NoteSigner.generate("example.com/foo", NoteKey.Kind.SIGNATURE, new SecureRandom());
        assertThat(note.isSignedBy(sameName.key())).isFalse();
        assertThat(note.isSignedBy(NoteKey.parse(GO_KEY))).isFalse();
    }

    @Test
    void is_forged_where_a_known_key_is_named_and_has_not_signed() {
        var key = NoteKey.parse(SPEC_KEY);
        var other = SignedNote.parse(SPEC_NOTE.replace("example message", "exemple message"));
        assertThatExceptionOfType(ForgedSignature.class)
                .isThrownBy(() -> other.isSignedBy(key))
                .extracting(ForgedSignature::key)
                .isEqualTo(key);
        var tooShort = new SignedNote("x\n", List.of(NoteSignature.of(key.name(), key.id(), new byte[63])));
        assertThatExceptionOfType(ForgedSignature.class).isThrownBy(() -> tooShort.isSignedBy(key));
        var alsoForged =
                SignedNote.parse(SPEC_NOTE).with(List.of(NoteSignature.of(key.name(), key.id(), new byte[64])));
        assertThatExceptionOfType(ForgedSignature.class).isThrownBy(() -> alsoForged.isSignedBy(key));
    }

    @Test
    void is_cosigned_only_by_a_witness_and_signed_only_by_a_log() {
        var log = NoteSigner.parse(GO_SECRET);
        var witness = NoteSigner.parse(WITNESS_SECRET);
        assertThatIllegalStateException().isThrownBy(() -> log.cosign(CHECKPOINT, COSIGNED_AT));
        assertThatIllegalStateException().isThrownBy(() -> witness.sign(CHECKPOINT));
        var timeless = new SignedNote(
                CHECKPOINT,
                List.of(NoteSignature.of(witness.key().name(), witness.key().id(), new byte[72])));
        assertThatExceptionOfType(ForgedSignature.class)
                .isThrownBy(() -> timeless.cosignatures(List.of(witness.key())));
        var beyondTime = new byte[72];
        beyondTime[0] = 0x7f;
        var never = new SignedNote(
                CHECKPOINT,
                List.of(NoteSignature.of(witness.key().name(), witness.key().id(), beyondTime)));
        assertThatExceptionOfType(ForgedSignature.class).isThrownBy(() -> never.cosignatures(List.of(witness.key())));
    }

    @Test
    void is_signed_by_keys_drawn_at_random_and_told_again() {
        for (var i = 0; i < 50; i++) {
            var drawn = NoteSigner.generate("målspår.example/0665", NoteKey.Kind.SIGNATURE, new SecureRandom());
            var again = NoteSigner.parse(drawn.secretKey());
            var note = new SignedNote("löv\n", List.of(again.sign("löv\n")));
            assertThat(SignedNote.parse(note.toString())
                            .isSignedBy(NoteKey.parse(drawn.key().toString())))
                    .as(drawn.secretKey())
                    .isTrue();
            assertThat(drawn.toString()).doesNotContain("PRIVATE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA\n",
                "text\n\nname AAAAAAA=\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— na me AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n— name AAAAAAA\n",
                "text\n\n— name AAAAAAB=\n",
                "te\tt\n\n— name AAAAAAA=\n",
                "text\r\n\n— name AAAAAAA=\n",
            })
    void has_one_form_and_no_other(String malformed) {
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> SignedNote.parse(malformed));
        assertThat(SignedNote.parse("text\n\n— name AAAAAAA=\n").signatures()).hasSize(1);
    }

    @Test
    void is_utf8_and_has_no_more_signatures_than_anybody_needs() {
        var note = SPEC_NOTE.getBytes(UTF_8);
        note[3] = (byte) 0xff;
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> SignedNote.parse(note));
        assertThat(SignedNote.parse("text\n\n" + "— name AAAAAAA=\n".repeat(100))
                        .signatures())
                .hasSize(100);
        assertThatExceptionOfType(NotWellFormed.class)
                .isThrownBy(() -> SignedNote.parse("text\n\n" + "— name AAAAAAA=\n".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U==",
                "example.com/foo+530d903a+",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            })
    void is_not_believed_by_a_key_of_another_form(String malformed) {
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> NoteKey.parse(malformed));
    }

    @Test
    void is_not_signed_by_a_secret_that_is_misspelt_and_never_told() {
        var misspelt = List.of(
                GO_SECRET.replace("c74f20a3", "c74f20a4"),
                GO_SECRET.replace("AYEK", "AoEK"),
                GO_SECRET.replace("PRIVATE+KEY+", ""),
                GO_SECRET.substring(0, GO_SECRET.length() - 4));
        for (var secret : misspelt) {
            assertThatExceptionOfType(NotWellFormed.class)
                    .isThrownBy(() -> NoteSigner.parse(secret))
                    .withMessageNotContaining("EKFALVFGy");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
            })
    void is_no_checkpoint_in_any_other_form(String malformed) {
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> Checkpoint.parse(malformed));
        assertThat(Checkpoint.parse("o\n9223372036854775807\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n")
                        .size())
                .isEqualTo(Long.MAX_VALUE);
    }
}
