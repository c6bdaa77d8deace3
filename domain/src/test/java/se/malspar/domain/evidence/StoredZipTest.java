package se.malspar.domain.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.malspar.domain.ledger.NotWellFormed;

@DisplayName("A zip written in one way only")
class StoredZipTest {

    private static final SortedMap<String, byte[]> FILES = new TreeMap<>(Map.of(
            "LAS-MIG.txt", "läs mig\n".getBytes(UTF_8),
            "leaves/0.leaf", "{}".getBytes(UTF_8),
            "leaves/10.leaf", new byte[0],
            "SHA256SUMS", "summor".getBytes(UTF_8)));

    private static byte[] zip(SortedMap<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        StoredZip.write(files, out::writeBytes);
        return out.toByteArray();
    }

    @Test
    void is_opened_by_others() throws IOException {
        var read = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip(FILES)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.put(entry.getName(), in.readAllBytes());
            }
        }
        assertSame(read);
    }

    @Test
    void is_read_as_it_was_written() {
        var read = StoredZip.read(zip(FILES));
        assertThat(read.exact()).isTrue();
        assertSame(read.files());
    }

    private static void assertSame(SortedMap<String, byte[]> read) {
        assertThat(read.keySet()).containsExactlyElementsOf(FILES.keySet());
        read.forEach((name, content) -> assertThat(content).as(name).isEqualTo(FILES.get(name)));
    }

    @Test
    void with_one_bit_flipped_is_not_exact_or_cannot_be_read() {
        var seed = new SecureRandom().nextLong();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var accepted = 0;
        for (var round = 0; round < 10_000; round++) {
            var archive = zip(FILES);
            archive[random.nextInt(archive.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                if (StoredZip.read(archive).exact()) {
                    accepted++;
                }
            } catch (NotWellFormed _) {
                // refused
            }
        }
        assertThat(accepted).as("accepted with seed %d", seed).isZero();
    }

    @Test
    void has_nothing_before_after_or_between() {
        var archive = zip(FILES);
        var longer = Arrays.copyOf(archive, archive.length + 1);
        assertThat(StoredZip.read(longer).exact()).isFalse();
        var shorter = Arrays.copyOf(archive, archive.length - 1);
        assertThat(StoredZip.read(shorter).exact()).isFalse();
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> StoredZip.read(Arrays.copyOf(archive, 40)));
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> StoredZip.read(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "a/../../evil",
                "/etc/passwd",
                "a\\b",
                "a//b",
                "a/",
                "",
                ".hidden",
                "a/.hidden",
                "con:x",
                "a\u0000b",
                "a\nb",
                "a ",
                "a."
            })
    void holds_no_file_that_leads_out_of_its_folder(String name) throws IOException {
        assertThat(StoredZip.isName(name)).isFalse();
        var files = new TreeMap<>(Map.of(name, new byte[0]));
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> zip(files));
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> StoredZip.read(stored(name)));
    }

    @Test
    void is_not_compressed_so_that_no_small_one_is_large() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[1_000_000]);
        }
        assertThatExceptionOfType(NotWellFormed.class).isThrownBy(() -> StoredZip.read(out.toByteArray()));
    }

    /** What another program would write with that name. */
    private static byte[] stored(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            var entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(0);
            entry.setCrc(0);
            zip.putNextEntry(entry);
        }
        return out.toByteArray();
    }
}
