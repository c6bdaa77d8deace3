package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static se.malspar.app.integrity.GrowingLog.MUNICIPALITY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.malspar.app.integrity.Checkpoints.Anchor;
import se.malspar.app.integrity.Checkpoints.AnchorKind;
import se.malspar.app.integrity.Checkpoints.Proof;
import se.malspar.domain.decision.Municipality;

@DisplayName("What stands outside of a log")
class AnchorsTest {

    private static final Municipality VAGGERYD = Municipality.of(MUNICIPALITY);

    private final GrowingLog log = new GrowingLog();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    private Standing standing(Clock clock, String... counted) {
        return new Standings(log.db(), log.quarantines(), clock, Set.of(counted), Duration.ofHours(24)).of(VAGGERYD);
    }

    private Standing standing(String... counted) {
        return standing(Clock.systemUTC(), counted);
    }

    private void anchored(AnchorKind kind, String name) {
        var last = log.lastCheckpoint();
        new Checkpoints(log.db())
                .store(
                        MUNICIPALITY,
                        new Anchor(
                                last.origin(),
                                last.size(),
                                kind,
                                name,
                                Instant.now(Clock.systemUTC()),
                                new Proof(new byte[] {1})));
    }

    @Test
    void is_a_line_of_a_file_for_each_checkpoint_that_only_grows() throws IOException {
        var path = temporary.resolve("kontrollpunkter.txt");
        var file = new AnchorFile(path);
        try (var signing = log.signing();
                var anchoring = new Anchoring(
                        signing, new Checkpoints(log.db()), Optional.of(file), Optional.empty(), Clock.systemUTC())) {
            log.record(2);
            signing.now();
            anchoring.toFile();
            anchoring.toFile();
            var first = Files.readString(path);
            log.record(3);
            signing.now();
            anchoring.toFile();

            assertThat(first).hasLineCount(1);
            assertThat(Files.readString(path)).startsWith(first).hasLineCount(2);
        }
        assertThat(file.of("test.example/0665")).extracting(each -> each.size()).containsExactly(2L, 5L);
        assertThat(file.of("test.example/0665").getLast()).isEqualTo(log.lastCheckpoint());
        assertThat(file.of("test.example/1440")).isEmpty();
        assertThat(standing("kontrollpunkter.txt").anchors())
                .extracting(Standing.Held::kind, Standing.Held::size, Standing.Held::current)
                .containsExactly(tuple(AnchorKind.FILE, 5L, true));
    }

    @Test
    void survives_half_a_line_where_the_power_went() throws IOException {
        var path = temporary.resolve("kontrollpunkter.txt");
        var file = new AnchorFile(path);
        log.record(2).sign();
        file.add(log.lastCheckpoint(), Instant.EPOCH);
        Files.writeString(path, Files.readString(path) + "2026-11-21T12:00:00Z test.example/06");

        assertThat(file.of("test.example/0665")).containsExactly(log.lastCheckpoint());

        file.add(log.lastCheckpoint(), Instant.EPOCH);
        assertThat(file.of("test.example/0665"))
                .as("and does not take the next for the rest of it")
                .hasSize(2);
    }

    @Test
    void makes_the_log_witnessed_when_two_hold_what_it_says_now_and_not_before() {
        log.record(3).sign();
        assertThat(standing("fil", "vittne", "tsa").isWitnessed()).isFalse();

        anchored(AnchorKind.FILE, "fil");
        assertThat(standing("fil", "vittne", "tsa").isWitnessed()).isFalse();

        anchored(AnchorKind.WITNESS, "vittne");
        assertThat(standing("fil", "vittne", "tsa").isWitnessed()).isTrue();
        assertThat(standing("fil", "tsa").isWitnessed())
                .as("by one that is in use no longer")
                .isFalse();
    }

    @Test
    void is_current_for_a_day_after_the_first_event_that_it_does_not_hold() {
        log.record(3).sign();
        anchored(AnchorKind.FILE, "fil");
        anchored(AnchorKind.WITNESS, "vittne");
        log.record(1).sign();

        assertThat(standing("fil", "vittne").isWitnessed()).isTrue();
        var now = Instant.now(Clock.systemUTC());
        var hours = now.plus(Duration.ofHours(23));
        assertThat(standing(Clock.fixed(hours, ZoneOffset.UTC), "fil", "vittne").isWitnessed())
                .isTrue();
        var days = now.plus(Duration.ofHours(25));
        assertThat(standing(Clock.fixed(days, ZoneOffset.UTC), "fil", "vittne").isWitnessed())
                .isFalse();
        assertThat(standing(Clock.fixed(days, ZoneOffset.UTC), "fil", "vittne").anchors())
                .noneMatch(Standing.Held::current);
    }

    @Test
    void makes_no_closed_log_witnessed() {
        log.record(3).sign();
        anchored(AnchorKind.FILE, "fil");
        anchored(AnchorKind.WITNESS, "vittne");
        log.tamper("delete from ledger.event where leaf = 2");
        log.sign();

        assertThat(standing("fil", "vittne").isWitnessed()).isFalse();
        assertThat(standing("fil", "vittne").quarantine()).isPresent();
    }

    @Test
    void is_a_time_stamp_over_the_text_of_the_checkpoint_that_openssl_believes_too() throws IOException {
        try (var openssl = new OpensslAuthority(temporary);
                var signing = log.signing();
                var anchoring = new Anchoring(
                        signing,
                        new Checkpoints(log.db()),
                        Optional.empty(),
                        Optional.of(TimestampAuthority.at(openssl.address(), openssl.certificates())),
                        Clock.systemUTC())) {
            log.record(2);
            signing.now();
            anchoring.toAuthority();
            anchoring.toAuthority();

            var last = log.lastCheckpoint();
            var stamps = new Checkpoints(log.db()).anchorsOf(MUNICIPALITY, last.origin(), last.size());
            assertThat(stamps).extracting(Anchor::kind).containsExactly(AnchorKind.TIMESTAMP);
            var text = log.lastSigned().text();
            assertThat(openssl.verified(
                            text.getBytes(UTF_8), stamps.getFirst().proof().bytes()))
                    .contains("Verification: OK");
            assertThat(Duration.between(stamps.getFirst().anchoredAt(), Instant.now(Clock.systemUTC()))
                            .abs())
                    .isLessThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void is_no_time_stamp_from_another_authority_for_another_text_or_with_another_kind_of_certificate()
            throws IOException {
        try (var openssl = new OpensslAuthority(temporary)) {
            var authority = TimestampAuthority.at(openssl.address(), openssl.certificates());
            var other = TimestampAuthority.at(openssl.address(), openssl.otherCertificates());
            log.record(1).sign();
            var first = log.lastSigned();
            var stamped = authority.stamp(first);

            assertThatThrownBy(() -> other.stamp(first)).isInstanceOf(TimestampAuthority.NotStamped.class);
            openssl.signWithTheWrongCertificate();
            assertThatThrownBy(() -> authority.stamp(first)).isInstanceOf(TimestampAuthority.NotStamped.class);
            openssl.answer(stamped.answer());
            assertThatThrownBy(() -> authority.stamp(first))
                    .as("the same answer again: another nonce was asked for")
                    .isInstanceOf(TimestampAuthority.NotStamped.class);
            openssl.answer(new Proof(new byte[100_000]));
            assertThatThrownBy(() -> authority.stamp(first)).isInstanceOf(TimestampAuthority.NotStamped.class);
            openssl.answer(new Proof("<html>".getBytes(UTF_8)));
            assertThatThrownBy(() -> authority.stamp(first)).isInstanceOf(TimestampAuthority.NotStamped.class);
        }
    }
}
