package se.malspar.app.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file, one at a time, however large the file is. */
final class Lines {

    /** As much as one request of the interface may hold. */
    static final int MOST_BYTES = 4_000_000;

    private static final int BUFFER = 1 << 16;

    /** One line, without what ends it. */
    static final class Line {

        private final long number;
        private final byte[] bytes;
        private final boolean tooLong;

        private Line(long number, byte[] bytes, boolean tooLong) {
            this.number = number;
            this.bytes = bytes;
            this.tooLong = tooLong;
        }

        /** From 1. */
        long number() {
            return number;
        }

        /** Empty for a line that is too long to be read. */
        byte[] bytes() {
            return bytes;
        }

        boolean isTooLong() {
            return tooLong;
        }

        boolean isBlank() {
            if (tooLong) {
                return false;
            }
            for (var b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private long number;
    private long bytesRead;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line; null after the last. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        var length = 0L;
        var any = false;
        while (true) {
            if (from == to && !fill()) {
                return any ? line(length) : null;
            }
            any = true;
            var end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            length += end - from;
            if (length <= MOST_BYTES) {
                line.write(buffer, from, end - from);
            }
            var ended = end < to;
            from = ended ? end + 1 : end;
            if (ended) {
                return line(length);
            }
        }
    }

    private Line line(long length) {
        number++;
        if (length > MOST_BYTES) {
            return new Line(number, new byte[0], true);
        }
        var bytes = line.toByteArray();
        return new Line(number, number == 1 ? withoutMark(bytes) : bytes, false);
    }

    /** Some programs begin a text in UTF-8 with a mark of its encoding. */
    private static byte[] withoutMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? Arrays.copyOfRange(bytes, 3, bytes.length)
                : bytes;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        bytesRead += to;
        return to > 0;
    }

    /** How much of the file has been read. */
    long bytesRead() {
        return bytesRead;
    }
}
