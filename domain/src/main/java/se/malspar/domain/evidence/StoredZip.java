package se.malspar.domain.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import se.malspar.domain.ledger.NotWellFormed;

/**
 * A zip file that can be written in one way only: uncompressed, in the order of names, without dates, comments or extras.
 * Any tool opens it. What is read from it is what every other tool reads, and no bit of it can be changed unnoticed.
 */
public final class StoredZip {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final short VERSION = 20;
    private static final short NAMES_IN_UTF8 = 0x0800;

    /** The first of January 1980: the day that stands for none. */
    private static final short NO_DATE = 0x0021;

    private static final int MOST_FILES = 0xffff - 1;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*(/[A-Za-z0-9][A-Za-z0-9.-]*)*");

    private StoredZip() {}

    /** A file as the archive's directory knows it. */
    private record Entry(String path, int crc, int size, int offset) {

        byte[] name() {
            return path.getBytes(UTF_8);
        }
    }

    /** Whether a file may be called so: no way up, no absolute path, no letter that some systems write in another way. */
    public static boolean isName(String name) {
        return name.length() <= 200 && NAME.matcher(name).matches() && !name.contains("..") && !name.endsWith(".");
    }

    /** Writes the files piece by piece. */
    public static void write(SortedMap<String, byte[]> files, Consumer<byte[]> out) {
        if (files.size() > MOST_FILES) {
            throw new IllegalArgumentException("Too many files for one archive: " + files.size());
        }
        var entries = new ArrayList<Entry>();
        var offset = 0L;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!isName(file.getKey())) {
                throw new NotWellFormed("Not a name for a file: " + file.getKey());
            }
            var content = file.getValue();
            var entry = new Entry(file.getKey(), crc(content), content.length, Math.toIntExact(offset));
            out.accept(localHeader(entry));
            out.accept(content);
            offset += LOCAL_BYTES + entry.name().length + content.length;
            entries.add(entry);
        }
        var start = Math.toIntExact(offset);
        for (var entry : entries) {
            out.accept(centralHeader(entry));
            offset += CENTRAL_BYTES + entry.name().length;
        }
        out.accept(end(entries.size(), Math.toIntExact(offset) - start, start));
    }

    private static int crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] localHeader(Entry entry) {
        var header = new byte[LOCAL_BYTES + entry.name().length];
        describe(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(LOCAL), entry)
                .put(entry.name());
        return header;
    }

    /** What stands alike before every file and in the directory. */
    private static ByteBuffer describe(ByteBuffer header, Entry entry) {
        return header.putShort(VERSION)
                .putShort(NAMES_IN_UTF8)
                .putShort((short) 0) // uncompressed
                .putShort((short) 0)
                .putShort(NO_DATE)
                .putInt(entry.crc())
                .putInt(entry.size())
                .putInt(entry.size())
                .putShort((short) entry.name().length)
                .putShort((short) 0);
    }

    private static byte[] centralHeader(Entry entry) {
        var header = new byte[CENTRAL_BYTES + entry.name().length];
        describe(
                        ByteBuffer.wrap(header)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putInt(CENTRAL)
                                .putShort(VERSION),
                        entry)
                .putShort((short) 0) // no comment
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(entry.offset())
                .put(entry.name());
        return header;
    }

    private static byte[] end(int files, int directoryBytes, int directoryOffset) {
        var end = new byte[END_BYTES];
        ByteBuffer.wrap(end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(END)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) files)
                .putShort((short) files)
                .putInt(directoryBytes)
                .putInt(directoryOffset)
                .putShort((short) 0);
        return end;
    }

    /**
     * What an archive holds.
     *
     * @param exact whether it is written as {@link #write} writes it, to the bit
     */
    public record Read(SortedMap<String, byte[]> files, boolean exact) {}

    /** The files of an archive; throws where it cannot be told what they are. */
    public static Read read(byte[] archive) {
        var files = new TreeMap<String, byte[]>();
        var bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.remaining() >= LOCAL_BYTES && bytes.getInt(bytes.position()) == LOCAL) {
            var at = bytes.position();
            var size = bytes.getInt(at + 22);
            var nameBytes = Short.toUnsignedInt(bytes.getShort(at + 26));
            var extraBytes = Short.toUnsignedInt(bytes.getShort(at + 28));
            if (bytes.getShort(at + 8) != 0 || size != bytes.getInt(at + 18)) {
                throw new NotWellFormed("An archive that is compressed is not one of ours");
            }
            if (size < 0 || (long) LOCAL_BYTES + nameBytes + extraBytes + size > bytes.remaining()) {
                throw new NotWellFormed("The archive ends within a file");
            }
            bytes.position(at + LOCAL_BYTES);
            var name = name(bytes.slice().limit(nameBytes));
            bytes.position(at + LOCAL_BYTES + nameBytes + extraBytes);
            var content = new byte[size];
            bytes.get(content);
            if (files.putIfAbsent(name, content) != null) {
                throw new NotWellFormed("The archive holds two files called " + name);
            }
        }
        if (files.isEmpty()) {
            throw new NotWellFormed("Not a zip archive");
        }
        return new Read(files, isExactly(archive, files));
    }

    private static String name(ByteBuffer bytes) {
        try {
            var name = UTF_8.newDecoder().decode(bytes).toString();
            if (!isName(name)) {
                throw new NotWellFormed("A file with a name that is not allowed: " + name);
            }
            return name;
        } catch (CharacterCodingException e) {
            throw new NotWellFormed("A file with a name that is not UTF-8");
        }
    }

    private static boolean isExactly(byte[] archive, SortedMap<String, byte[]> files) {
        var rest = new Comparing(ByteBuffer.wrap(archive));
        write(files, rest);
        return rest.same && !rest.archive.hasRemaining();
    }

    /** Holds an archive against how it ought to be written. */
    private static final class Comparing implements Consumer<byte[]> {

        private final ByteBuffer archive;
        private boolean same = true;

        Comparing(ByteBuffer archive) {
            this.archive = archive;
        }

        @Override
        public void accept(byte[] piece) {
            same = same
                    && archive.remaining() >= piece.length
                    && archive.slice().limit(piece.length).equals(ByteBuffer.wrap(piece));
            if (same) {
                archive.position(archive.position() + piece.length);
            }
        }
    }
}
