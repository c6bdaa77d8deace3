package se.malspar.projections.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import se.malspar.domain.evidence.EvidenceAnswer;
import se.malspar.domain.evidence.EvidenceQuestion;
import se.malspar.domain.evidence.Leaf;
import se.malspar.domain.evidence.PackageFiles;
import se.malspar.domain.evidence.Sums;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.InclusionProof;
import se.malspar.domain.ledger.NodeSource;
import se.malspar.domain.ledger.NoteSignature;
import se.malspar.domain.ledger.SignedNote;
import se.malspar.domain.ledger.TlogProof;
import se.malspar.projections.json.TrailJson;
import se.malspar.projections.words.Sentences;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;

/** The files of a package that follow from its question and its leaves alone: whoever has those can make them again. */
public final class EvidenceFiles {

    /** The same line ends on every machine. */
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter WRITER = TrailJson.mapper()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    /** How many outside must have seen a checkpoint before it counts as witnessed. */
    private static final int ENOUGH = 2;

    private EvidenceFiles() {}

    /** The answer of the leaves, in the product's own words. */
    public static EvidenceAnswer answer(EvidenceQuestion question, List<Leaf> trail) {
        return EvidenceAnswer.to(question, trail, Sentences::swedish);
    }

    public static SortedMap<String, byte[]> of(EvidenceAnswer answer) {
        var files = new TreeMap<String, byte[]>();
        files.put(PackageFiles.READ_ME, ReadMe.TEXT.getBytes(UTF_8));
        files.put(PackageFiles.QUESTION, json(answer.question()));
        files.put(PackageFiles.ANSWER, json(answer));
        files.put(PackageFiles.ANSWER_TEXT, EvidenceText.of(answer).getBytes(UTF_8));
        return files;
    }

    /** The leaves that bear on the answer, and a proof of each in the tree of the checkpoint. */
    public static SortedMap<String, byte[]> proofs(
            EvidenceAnswer answer, LongFunction<byte[]> leaves, SignedNote checkpoint, NodeSource nodes) {
        var size = Checkpoint.parse(checkpoint.text()).size();
        var files = new TreeMap<String, byte[]>();
        files.put(PackageFiles.CHECKPOINT, checkpoint.toString().getBytes(UTF_8));
        for (var number : answer.leaves()) {
            var proof = TlogProof.of(InclusionProof.of(number, size, nodes), checkpoint);
            files.put(PackageFiles.leaf(number), leaves.apply(number));
            files.put(PackageFiles.proof(number), proof.toString().getBytes(UTF_8));
        }
        return files;
    }

    /**
     * Who else than the log has a name under the checkpoint, and which timestamps there are; whether they hold is for whoever
     * has their keys.
     */
    public static byte[] witnesses(SignedNote checkpoint, Collection<String> timestamps) {
        var origin = Checkpoint.parse(checkpoint.text()).origin();
        var others = checkpoint.signatures().stream()
                .map(NoteSignature::name)
                .filter(name -> !name.equals(origin))
                .distinct()
                .toList();
        var text = new StringBuilder("VITTNEN\n\n");
        if (others.size() + timestamps.size() < ENOUGH) {
            text.append("Ej bevittnad: färre än två utomstående har intygat kontrollpunkten.\n");
        }
        others.forEach(name -> text.append("- underskriven av ").append(name).append('\n'));
        timestamps.forEach(name -> text.append("- ").append(name).append('\n'));
        return text.append("\nPröva underskrifterna mot nycklar som du har fått någon annanstans ifrån.\n")
                .toString()
                .getBytes(UTF_8);
    }

    /** The files with their sums, and then nothing more can be added. */
    public static SortedMap<String, byte[]> sealed(SortedMap<String, byte[]> files) {
        var whole = new TreeMap<>(files);
        whole.put(PackageFiles.SUMS, Sums.of(files));
        return Collections.unmodifiableSortedMap(whole);
    }

    /** The question that a file asks, where it is written as {@link #of} writes it. */
    public static Optional<EvidenceQuestion> question(byte[] json) {
        var question = TrailJson.mapper().readValue(json, EvidenceQuestion.class);
        return Arrays.equals(json, json(question)) ? Optional.of(question) : Optional.empty();
    }

    private static byte[] json(Object value) {
        return (WRITER.writeValueAsString(value) + "\n").getBytes(UTF_8);
    }
}
