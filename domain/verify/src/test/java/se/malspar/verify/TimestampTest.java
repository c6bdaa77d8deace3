package se.malspar.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On what openssl has made: {@code src/test/resources/timestamps/make.sh}. */
@DisplayName("A timestamp")
class TimestampTest {

    private static InputStream open(String name) {
        return Objects.requireNonNull(TimestampTest.class.getResourceAsStream("/timestamps/" + name));
    }

    private static byte[] file(String name) throws IOException {
        try (var in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static Set<TrustAnchor> authority(String name) throws CertificateException {
        return Set.of(new TrustAnchor(
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(open(name + "-ca.pem")),
                null));
    }

    @ParameterizedTest
    @CsvSource({"rsa, 2026-11-21T19:26:24", "ec, 2026-11-21T19:26:24"})
    void of_an_authority_that_is_believed_tells_when(String name, String second) throws Exception {
        var timestamp = Timestamp.read(file(name + ".tsr"));
        timestamp.requireOver(file("stamped"));
        timestamp.requireFrom(authority(name));
        assertThat(timestamp.stampedAt())
                .isBetween(
                        Instant.parse(second + "Z"), Instant.parse(second + "Z").plusSeconds(1));
        assertThat(timestamp.authority()).isEqualTo("CN=Tidsstampling " + name);
    }

    @Test
    void of_somebody_else_is_not_believed() throws Exception {
        var timestamp = Timestamp.read(file("rsa.tsr"));
        assertThatExceptionOfType(BrokenTimestamp.class).isThrownBy(() -> timestamp.requireFrom(authority("ec")));
    }

    @Test
    void of_something_else_is_not_about_this() throws Exception {
        var timestamp = Timestamp.read(file("rsa.tsr"));
        var other = file("stamped");
        other[other.length - 2] ^= 1;
        assertThatExceptionOfType(BrokenTimestamp.class).isThrownBy(() -> timestamp.requireOver(other));
    }

    @Test
    void that_is_none_is_refused() throws IOException {
        var whole = file("rsa.tsr");
        for (var none : new byte[][] {
            {},
            {0x30},
            {0x30, 0x00},
            {0x30, (byte) 0x84, 1, 1, 1, 1},
            file("stamped"),
            Arrays.copyOf(whole, whole.length - 1),
            Arrays.copyOf(whole, whole.length + 1)
        }) {
            assertThatExceptionOfType(BrokenTimestamp.class).isThrownBy(() -> Timestamp.read(none));
        }
    }

    @ParameterizedTest
    @CsvSource({"rsa", "ec"})
    void with_one_bit_flipped_never_says_another_time_or_another_content(String name) throws Exception {
        var whole = file(name + ".tsr");
        var authority = authority(name);
        var stamped = file("stamped");
        var stampedAt = Timestamp.read(whole).stampedAt();
        var seed = new SecureRandom().nextLong();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var refused = 0;
        for (var round = 0; round < 2_000; round++) {
            var flipped = whole.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                var timestamp = Timestamp.read(flipped);
                timestamp.requireOver(stamped);
                timestamp.requireFrom(authority);
                // what is not signed may change, such as the status and certificates that nobody needs
                assertThat(timestamp.stampedAt())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(stampedAt);
            } catch (BrokenTimestamp _) {
                refused++;
            }
        }
        assertThat(refused).as("seed %d", seed).isGreaterThan(1_000);
    }
}
