package se.malspar.domain.evidence;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the files of an evidence package are called. */
public final class PackageFiles {

    public static final String READ_ME = "LAS-MIG.txt";
    public static final String QUESTION = "fraga.json";
    public static final String ANSWER = "svar.json";
    public static final String ANSWER_TEXT = "svar.txt";
    public static final String ANSWER_PDF = "svar.pdf";
    public static final String CHECKPOINT = "checkpoint";
    public static final String WITNESSES = "vittnen.txt";
    public static final String CONSISTENCY = "consistency";
    public static final String POLICY = "policy";
    public static final String ALL_LEAVES = "trail/leaves.bin";
    public static final String DESTROYED = "trail/destroyed";
    public static final String SUMS = "SHA256SUMS";
    public static final String TIMESTAMPS = "timestamps/";

    private static final Pattern LEAF = Pattern.compile("leaves/(0|[1-9][0-9]{0,17})\\.leaf");
    private static final Pattern PROOF = Pattern.compile("proofs/(0|[1-9][0-9]{0,17})\\.tlog-proof");

    private PackageFiles() {}

    public static String leaf(long number) {
        return "leaves/" + number + ".leaf";
    }

    public static String proof(long number) {
        return "proofs/" + number + ".tlog-proof";
    }

    /** The number of the leaf that a file is. */
    public static Optional<Long> leafNumber(String name) {
        return number(LEAF, name);
    }

    /** The number of the leaf that a file proves. */
    public static Optional<Long> proofNumber(String name) {
        return number(PROOF, name);
    }

    private static Optional<Long> number(Pattern form, String name) {
        var matcher = form.matcher(name);
        return matcher.matches() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    }
}
