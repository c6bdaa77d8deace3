package se.malspar.domain.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what may be written in one way only: two texts that differ never mean the same. */
final class Strict {

    /** The most hashes that a proof can have: a tree has fewer than 2 to the power of 63 leaves. */
    static final int MOST_HASHES = 63;

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Strict() {}

    static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotWellFormed("Not base64: " + e.getMessage());
        }
        // the decoder does without padding, and does not look at the bits that are left over
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new NotWellFormed("Not the base64 that these bytes have");
        }
        return bytes;
    }

    static long decimal(String text) {
        try {
            if (DECIMAL.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException _) {
            // larger than any tree
        }
        throw new NotWellFormed("Not a number in decimal digits below 2^63: " + text);
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotWellFormed("Not UTF-8: " + e.getMessage());
        }
    }

    /** The lines of a text whose every line ends with a line feed. */
    static List<String> lines(String text) {
        if (!text.endsWith("\n")) {
            throw new NotWellFormed("The last line does not end with a line feed");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    /** One hash a line, as many as a proof can have. */
    static List<Hash> hashes(List<String> lines) {
        if (lines.size() > MOST_HASHES) {
            throw new NotWellFormed("A proof has at most %d hashes, not %d".formatted(MOST_HASHES, lines.size()));
        }
        var hashes = new ArrayList<Hash>(lines.size());
        for (var line : lines) {
            hashes.add(Hash.ofBase64(line));
        }
        return List.copyOf(hashes);
    }

    static String written(List<Hash> hashes) {
        var lines = new StringBuilder();
        for (var hash : hashes) {
            lines.append(hash.base64()).append('\n');
        }
        return lines.toString();
    }
}
