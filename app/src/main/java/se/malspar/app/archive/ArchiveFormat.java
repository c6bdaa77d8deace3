package se.malspar.app.archive;

import java.io.ByteArrayOutputStream;
import se.malspar.app.platform.UnreadableJson;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.time.UnreadableText;
import se.malspar.projections.json.TrailJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** How lines of an archive are written as JSON and read: as strictly as the interface reads. */
final class ArchiveFormat {

    private static final ObjectReader READER = TrailJson.mapper().readerFor(ArchiveLine.class);
    private static final ObjectWriter WRITER = TrailJson.mapper().writerFor(ArchiveLine.class);

    private ArchiveFormat() {}

    /** The line; throws {@link LineRefused} where it cannot be read. */
    static ArchiveLine read(byte[] line) throws LineRefused {
        try {
            ArchiveLine read = READER.readValue(line);
            if (read == null) {
                throw new LineRefused("unreadable-json", "En rad är ett JSON-objekt.", "A line is a JSON object.");
            }
            return read;
        } catch (JacksonException unreadable) {
            throw refused(unreadable);
        }
    }

    private static LineRefused refused(JacksonException unreadable) {
        for (var cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Malformed malformed) {
                return LineRefused.because(malformed);
            }
            if (cause instanceof UnreadableText text) {
                return LineRefused.because(text);
            }
        }
        var words = UnreadableJson.inLine(unreadable);
        return new LineRefused("unreadable-json", words.swedish(), words.english());
    }

    static byte[] write(ArchiveLine line) {
        var bytes = new ByteArrayOutputStream();
        WRITER.writeValue(bytes, line);
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
