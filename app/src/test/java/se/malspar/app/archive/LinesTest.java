package se.malspar.app.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of a file")
class LinesTest {

    private static List<String> read(InputStream file) throws IOException {
        var lines = new Lines(file);
        var read = new ArrayList<String>();
        for (var line = lines.next(); line != null; line = lines.next()) {
            read.add(line.number() + (line.isTooLong() ? " too long" : " " + new String(line.bytes(), UTF_8)));
        }
        return read;
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void are_numbered_from_one_and_the_last_need_not_be_ended() throws IOException {
        assertThat(read(file("ett\n\ntvå\r\ntre"))).containsExactly("1 ett", "2 ", "3 två\r", "4 tre");
        assertThat(read(file("ett\n"))).containsExactly("1 ett");
        assertThat(read(file(""))).isEmpty();
    }

    @Test
    void are_whole_wherever_the_buffer_ends() throws IOException {
        for (var length : new int[] {65_535, 65_536, 65_537, 200_000}) {
            var line = "å".repeat(length / 2);
            assertThat(read(file(line + "\n" + line + "\nslut"))).containsExactly("1 " + line, "2 " + line, "3 slut");
        }
    }

    @Test
    void are_passed_over_without_being_kept_where_they_are_too_long() throws IOException {
        var endless = new InputStream() {
            private long left = 3_000_000_000L;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                left -= length;
                return length;
            }
        };
        assertThat(read(endless)).containsExactly("1 too long");
    }
}
