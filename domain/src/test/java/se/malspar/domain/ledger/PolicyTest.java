package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy")
class PolicyTest {

    private static final String ORIGIN = "malspar.example/0665";
    private static final Instant COSIGNED_AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final String TEXT = new Checkpoint(ORIGIN, 1, Trees.leafHash(0)).text();

    private final NoteSigner log = signer(ORIGIN, NoteKey.Kind.SIGNATURE);
    private final List<NoteSigner> x = witnesses("x");
    private final List<NoteSigner> y = witnesses("y");

    /** The example of C2SP's tlog-policy. */
    private String example() {
        var text = new StringBuilder("# vilka som granskar\nlog %s https://malspar.example/\n\n".formatted(log.key()));
        for (var i = 0; i < 3; i++) {
            text.append("witness X%d  %s\n".formatted(i + 1, x.get(i).key()));
        }
        text.append("group X-witnesses 2 X1 X2 X3\n");
        for (var i = 0; i < 3; i++) {
            text.append("\twitness Y%d %s https://y.example/ \n"
                    .formatted(i + 1, y.get(i).key()));
        }
        return text + """
                group Y-witnesses any Y1 Y2 Y3

                group X-and-Y all X-witnesses Y-witnesses
                quorum X-and-Y
                """;
    }

    @Test
    void is_met_by_as_many_as_it_says_and_by_no_fewer() {
        var policy = Policy.parse(example());
        assertThat(policy.logs()).containsExactly(log.key());
        assertThat(policy.witnesses()).hasSize(6);
        assertThat(met(policy, log, x.get(0), x.get(2), y.get(1))).isTrue();
        assertThat(met(policy, log, x.get(0), x.get(1), x.get(2))).isFalse();
        assertThat(met(policy, log, x.get(0), y.get(0), y.get(1), y.get(2))).isFalse();
        assertThat(met(policy, log)).isFalse();
        assertThat(met(policy, signer(ORIGIN, NoteKey.Kind.SIGNATURE), x.get(0), x.get(2), y.get(1)))
                .as("a log that nobody knows")
                .isFalse();
    }

    @Test
    void without_a_quorum_is_met_by_the_log_alone_and_still_tells_who_else_signed() {
        var policy = Policy.parse("log %s\nwitness revisor %s\nquorum none\n"
                .formatted(log.key(), x.getFirst().key()));
        assertThat(met(policy, log)).isTrue();
        var verdict = policy.judge(signed(log, x.getFirst()));
        assertThat(verdict.cosignatures())
                .containsExactly(new Cosignature(x.getFirst().key(), COSIGNED_AT));
        assertThat(verdict.logs()).containsExactly(log.key());
        assertThat(met(Policy.of(log.key()), log)).isTrue();
    }

    @Test
    void believes_a_logs_key_about_no_other_log() {
        var policy = Policy.of(log.key());
        var elsewhere = new Checkpoint("malspar.example/9999", 1, Trees.leafHash(0)).text();
        var note = new SignedNote(elsewhere, List.of(log.sign(elsewhere)));
        assertThat(policy.judge(note).isMet()).isFalse();
    }

    @Test
    void stops_at_a_forged_signature_whoever_else_has_signed() {
        var policy = Policy.parse(example());
        var forged = x.getFirst().cosign(TEXT.replace('1', '2'), COSIGNED_AT);
        var note = signed(log, x.get(1), x.get(2), y.get(0)).with(List.of(forged));
        assertThatExceptionOfType(ForgedSignature.class).isThrownBy(() -> policy.judge(note));
    }

    @Test
    void has_one_meaning_or_none() {
        var key = x.getFirst().key();
        var other = x.get(1).key();
        for (var malformed : List.of(
                "",
                "log %s\n".formatted(log.key()),
                "quorum none\nquorum none\n",
                "quorum nobody\n",
                "quorum none",
                "quorum none more\n",
                "quorum\n",
                "witness\nquorum none\n",
                "witness a\nquorum none\n",
                "witness a %s\nwitness a %s\nquorum a\n".formatted(key, other),
                "witness a %s\nwitness b %s\nquorum a\n".formatted(key, key),
                "witness none %s\nquorum none\n".formatted(key),
                "witness a %s\nquorum none\n".formatted(log.key()),
                "witness a %s url more\nquorum a\n".formatted(key),
                "log %s\nquorum none\n".formatted(key),
                "log %s\nlog %s\nquorum none\n".formatted(log.key(), log.key()),
                "witness a %s\ngroup g 0 a\nquorum g\n".formatted(key),
                "witness a %s\ngroup g 2 a\nquorum g\n".formatted(key),
                "witness a %s\ngroup g 01 a\nquorum g\n".formatted(key),
                "witness a %s\ngroup g any\nquorum g\n".formatted(key),
                "witness a %s\ngroup g some a\nquorum g\n".formatted(key),
                "witness a %s\ngroup g any a a\nquorum g\n".formatted(key),
                "witness a %s\ngroup g any none\nquorum g\n".formatted(key),
                "witness a %s\ngroup g any g\nquorum g\n".formatted(key),
                "witness a %s\ngroup g any a\ngroup h any a g\nquorum h\n".formatted(key),
                "group g any a\nwitness a %s\nquorum g\n".formatted(key),
                "trust everybody\nquorum none\n",
                "quorum none\r\n")) {
            assertThatExceptionOfType(NotWellFormed.class).as(malformed).isThrownBy(() -> Policy.parse(malformed));
        }
    }

    private static boolean met(Policy policy, NoteSigner log, NoteSigner... witnesses) {
        return policy.judge(signed(log, witnesses)).isMet();
    }

    private static SignedNote signed(NoteSigner log, NoteSigner... witnesses) {
        return new SignedNote(
                TEXT,
                Stream.concat(
                                Stream.of(log.sign(TEXT)),
                                Arrays.stream(witnesses).map(witness -> witness.cosign(TEXT, COSIGNED_AT)))
                        .toList());
    }

    private static List<NoteSigner> witnesses(String name) {
        return Stream.of("1", "2", "3")
                .map(number -> signer(name + number + ".example", NoteKey.Kind.COSIGNATURE))
                .toList();
    }

    private static NoteSigner signer(String name, NoteKey.Kind kind) {
        return NoteSigner.generate(name, kind, new SecureRandom());
    }
}
