package se.malspar.domain.ledger;

import java.util.List;

/**
 * What a log stands for: so many leaves, under this root (C2SP tlog-checkpoint, without the extension lines that nobody
 * can check).
 *
 * @param origin which log it is; the same for as long as the log lives
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        NoteKey.requireName(origin);
        if (size < 0) {
            throw new NotWellFormed("A tree of %d leaves".formatted(size));
        }
    }

    /** Reads the text of a note. */
    public static Checkpoint parse(String text) {
        var lines = Strict.lines(text);
        if (lines.size() != 3) {
            throw new NotWellFormed("A checkpoint has three lines, not " + lines.size());
        }
        return new Checkpoint(lines.get(0), Strict.decimal(lines.get(1)), Hash.ofBase64(lines.get(2)));
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    public SignedNote signedBy(NoteSigner signer) {
        return new SignedNote(text(), List.of(signer.sign(text())));
    }
}
