package se.malspar.domain.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text and the signatures under it (C2SP signed-note). The text means nothing until a known key has signed it. */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Sixteen must be read; nobody has use for more than this. */
    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NotWellFormed("The text of a note is lines without control characters");
        }
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new NotWellFormed("The text of a note holds half a surrogate pair");
        }
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new NotWellFormed(
                    "A note has between 1 and %d signatures, not %d".formatted(MOST_SIGNATURES, signatures.size()));
        }
    }

    public static SignedNote parse(byte[] note) {
        return parse(Strict.utf8(note));
    }

    public static SignedNote parse(String note) {
        var blank = note.lastIndexOf("\n\n");
        if (blank < 0) {
            throw new NotWellFormed("A note has an empty line before its signatures");
        }
        return new SignedNote(
                note.substring(0, blank + 1),
                Strict.lines(note.substring(blank + 2)).stream()
                        .map(NoteSignature::parse)
                        .toList());
    }

    /** The same text with signatures added, none of them twice. */
    public SignedNote with(List<NoteSignature> more) {
        return new SignedNote(
                text,
                Stream.concat(signatures.stream(), more.stream()).distinct().toList());
    }

    /**
     * Whether the key has signed the text. Signatures of other keys say nothing.
     *
     * @throws ForgedSignature if a signature names the key and was not made with it
     */
    public boolean isSignedBy(NoteKey key) {
        var named = signatures.stream().filter(key::isNamedBy).toList();
        if (!named.stream().allMatch(signature -> key.verifies(text, signature))) {
            throw new ForgedSignature(key);
        }
        return !named.isEmpty();
    }

    /**
     * What the witnesses say about the text, each its latest.
     *
     * @throws ForgedSignature if a signature names one of them and was not made with its key
     */
    public List<Cosignature> cosignatures(Iterable<NoteKey> witnesses) {
        var found = new ArrayList<Cosignature>();
        for (var witness : witnesses) {
            if (isSignedBy(witness)) {
                signatures.stream()
                        .filter(witness::isNamedBy)
                        .flatMap(signature -> witness.cosignedAt(signature).stream())
                        .max(Comparator.naturalOrder())
                        .ifPresent(at -> found.add(new Cosignature(witness, at)));
            }
        }
        return List.copyOf(found);
    }

    /** The note as it is stored and sent. */
    @Override
    public String toString() {
        return text + signatures.stream().map(signature -> "\n" + signature).collect(Collectors.joining("", "", "\n"));
    }
}
