package se.malspar.domain.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whom a reader of the log believes: its keys, its witnesses, and how many of them it takes (C2SP tlog-policy). */
public final class Policy {

    private static final String NONE = "none";
    private static final Pattern SPACE = Pattern.compile("[ \t]+");

    private final List<NoteKey> logs = new ArrayList<>();
    private final Map<String, NoteKey> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private String quorum = NONE;

    private Policy() {}

    private record Group(int atLeast, List<String> members) {}

    /** What a policy says of a checkpoint. */
    public record Verdict(List<NoteKey> logs, List<Cosignature> cosignatures, boolean quorum) {

        /** Signed by a log that is believed, and by as many witnesses as it takes. */
        public boolean isMet() {
            return !logs.isEmpty() && quorum;
        }
    }

    /** One log and no witnesses. */
    public static Policy of(NoteKey log) {
        var policy = new Policy();
        policy.addLog(log);
        return policy;
    }

    public static Policy parse(byte[] policy) {
        return parse(Strict.utf8(policy));
    }

    public static Policy parse(String text) {
        if (text.codePoints().anyMatch(c -> (c < ' ' && c != '\t' && c != '\n') || c == 0x7f)) {
            throw new NotWellFormed("A policy has no control characters but tabs and line feeds");
        }
        var policy = new Policy();
        var quorums = 0;
        for (var line : text.isEmpty() ? List.<String>of() : Strict.lines(text)) {
            var words = List.of(SPACE.split(trimmed(line), -1));
            if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
                continue;
            }
            switch (words.getFirst()) {
                case "log" -> policy.addLog(key(words, 1, NoteKey.Kind.SIGNATURE));
                case "witness" -> policy.addWitness(word(words, 1), key(words, 2, NoteKey.Kind.COSIGNATURE));
                case "group" -> policy.addGroup(words);
                case "quorum" -> {
                    quorums++;
                    policy.quorum = policy.defined(lastWord(words, 1));
                }
                default -> throw new NotWellFormed("A line that no policy has: " + line);
            }
        }
        if (quorums != 1) {
            throw new NotWellFormed("A policy has one line about its quorum, not " + quorums);
        }
        return policy;
    }

    private static String trimmed(String line) {
        var from = 0;
        while (from < line.length() && isBlank(line.charAt(from))) {
            from++;
        }
        return line.substring(from).replaceAll("[ \t]+$", "");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String word(List<String> words, int at) {
        if (words.size() <= at) {
            throw new NotWellFormed("A line that ends too early: " + String.join(" ", words));
        }
        return words.get(at);
    }

    private static String lastWord(List<String> words, int at) {
        if (words.size() > at + 1) {
            throw new NotWellFormed("A line that goes on too long: " + String.join(" ", words));
        }
        return word(words, at);
    }

    /** A key, and an address that nobody goes to from here. */
    private static NoteKey key(List<String> words, int at, NoteKey.Kind kind) {
        var key = NoteKey.parse(word(words, at));
        if (words.size() > at + 1) {
            lastWord(words, at + 1);
        }
        if (key.kind() != kind) {
            throw new NotWellFormed("A key of another kind than its line: " + key);
        }
        return key;
    }

    private void addLog(NoteKey log) {
        if (logs.stream().anyMatch(log::hasTheKeyOf)) {
            throw new NotWellFormed("A log's key twice: " + log);
        }
        logs.add(log);
    }

    private void addWitness(String name, NoteKey witness) {
        if (witnesses.values().stream().anyMatch(witness::hasTheKeyOf)) {
            throw new NotWellFormed("A witness's key twice: " + witness);
        }
        requireNew(name);
        witnesses.put(name, witness);
    }

    private void addGroup(List<String> words) {
        var name = word(words, 1);
        requireNew(name);
        word(words, 3);
        var members = List.copyOf(words.subList(3, words.size()));
        var taken = new HashSet<String>();
        groups.values().forEach(group -> taken.addAll(group.members()));
        for (var member : members) {
            if (member.equals(NONE) || !taken.add(defined(member))) {
                throw new NotWellFormed("A member of no group or of two: " + member);
            }
        }
        var atLeast = switch (words.get(2)) {
            case "all" -> members.size();
            case "any" -> 1;
            default -> (int) Math.min(Strict.decimal(words.get(2)), Integer.MAX_VALUE);
        };
        if (atLeast < 1 || atLeast > members.size()) {
            throw new NotWellFormed("%d of %d members".formatted(atLeast, members.size()));
        }
        groups.put(name, new Group(atLeast, members));
    }

    private void requireNew(String name) {
        if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
            throw new NotWellFormed("A name that is taken: " + name);
        }
    }

    private String defined(String name) {
        if (!name.equals(NONE) && !witnesses.containsKey(name) && !groups.containsKey(name)) {
            throw new NotWellFormed("A name that no line above has given: " + name);
        }
        return name;
    }

    public List<NoteKey> logs() {
        return List.copyOf(logs);
    }

    public List<NoteKey> witnesses() {
        return List.copyOf(witnesses.values());
    }

    /**
     * Who has signed a checkpoint, of those who are believed. A log's key speaks for the log of its name only.
     *
     * @throws ForgedSignature if a signature names one of them and was not made with its key
     */
    public Verdict judge(SignedNote checkpoint) {
        var origin = Checkpoint.parse(checkpoint.text()).origin();
        var signed = logs.stream()
                .filter(log -> log.name().equals(origin))
                .filter(checkpoint::isSignedBy)
                .toList();
        var cosignatures = checkpoint.cosignatures(witnesses.values());
        var cosigned = new HashSet<NoteKey>();
        cosignatures.forEach(cosignature -> cosigned.add(cosignature.witness()));
        return new Verdict(signed, cosignatures, isMet(quorum, cosigned));
    }

    private boolean isMet(String name, Set<NoteKey> cosigned) {
        if (name.equals(NONE)) {
            return true;
        }
        var group = groups.get(name);
        if (group == null) {
            return cosigned.contains(witnesses.get(name));
        }
        return group.members().stream()
                        .filter(member -> isMet(member, cosigned))
                        .count()
                >= group.atLeast();
    }
}
