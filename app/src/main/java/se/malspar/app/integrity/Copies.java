package se.malspar.app.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.integrity.Checkpoints.AnchorKind;
import se.malspar.app.integrity.Checkpoints.Proof;
import se.malspar.app.integrity.KeptFiles.AnchorsSeen;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.ForgedSignature;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;
import se.malspar.domain.ledger.NotWellFormed;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSignature;
import se.malspar.domain.ledger.SignedNote;

/**
 * The copies that the database has of what was signed of a log and of what others have said of that, held against the
 * tree while it is grown anew. They are numbered without gaps, so that one that is gone is missed too.
 *
 * <p>What came before a rollback that two persons accepted is another log's, and not asked about.
 */
final class Copies {

    private static final int AT_A_TIME = 1_000;

    /** What the database and the file may differ in, the one counting in microseconds. */
    private static final Duration ROUNDED = Duration.ofNanos(1_000);

    private final JdbcClient db;
    private final String municipality;
    private final String origin;

    /** Whether this is the log that the municipality began with. */
    private final boolean isFirst;

    private final List<NoteKey> keys;
    private final Optional<KeptFiles> files;
    private final Outside outside;
    private final Consumer<Finding> findings;

    /** Those that must be there: they were told to somebody outside. By size. */
    private final TreeMap<Long, Checkpoint> wanted = new TreeMap<>();

    private final TreeSet<Long> inFile = new TreeSet<>();
    private @Nullable AnchorsSeen seen;

    private Iterator<Row> page = List.<Row>of().iterator();
    private @Nullable Row next;
    private long number;
    private long size;
    private boolean begun;

    /** A checkpoint as its row has it: not believed yet. */
    private record Row(
            long number,
            @Nullable String origin,
            long size,
            @Nullable String note) {}

    private Copies(
            JdbcClient db,
            String municipality,
            String origin,
            List<NoteKey> keys,
            Optional<KeptFiles> files,
            Outside outside,
            Consumer<Finding> findings) {
        this.db = db;
        this.municipality = municipality;
        this.origin = origin;
        this.isFirst = origin.endsWith("/" + municipality);
        this.keys = keys;
        this.files = files;
        this.outside = outside;
        this.findings = findings;
    }

    /**
     * Those of the log that the signer's files are about.
     *
     * @param told what must have a copy, because it was signed and told long enough ago
     */
    static Copies knownBy(
            JdbcClient db,
            String municipality,
            KeptFiles files,
            Checkpoint signed,
            Optional<Checkpoint> told,
            Outside outside,
            Consumer<Finding> findings) {
        var keys = files.verifierKeys().stream()
                .filter(key -> key.name().equals(signed.origin()))
                .toList();
        var copies = new Copies(db, municipality, signed.origin(), keys, Optional.of(files), outside, findings);
        outside.file().map(file -> file.of(signed.origin())).orElse(List.of()).forEach(each -> {
            copies.want(each);
            copies.inFile.add(each.size());
        });
        told.filter(each -> each.size() > 0).ifPresent(copies::want);
        copies.requireKeys(signed.size() == 0);
        copies.begin();
        return copies;
    }

    /** Those of the log that was signed last, by what the database itself says that it was signed with. */
    static Optional<Copies> byThemselves(JdbcClient db, String municipality, Consumer<Finding> findings) {
        return db.sql("""
                        select origin from ledger.checkpoint
                         where municipality = :municipality and origin is not null
                         order by number desc limit 1
                        """)
                .param("municipality", municipality)
                .query((row, _) -> row.getString(1))
                .optional()
                .map(origin -> {
                    var keys = new VerifierKeys(db)
                            .of(municipality).stream()
                                    .flatMap(text -> key(text).stream())
                                    .filter(key -> key.name().equals(origin))
                                    .toList();
                    var copies = new Copies(db, municipality, origin, keys, Optional.empty(), Outside.NOBODY, findings);
                    copies.requireKeys(false);
                    copies.begin();
                    return copies;
                });
    }

    private static Optional<NoteKey> key(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(NoteKey::parse);
        } catch (NotWellFormed forged) {
            return Optional.empty();
        }
    }

    private void want(Checkpoint checkpoint) {
        wanted.put(checkpoint.size(), checkpoint);
    }

    private void begin() {
        requireNumbered("checkpoint");
        requireNumbered("anchor");
        next = step();
    }

    // --- keys

    private record NumberedKey(long number, Optional<NoteKey> key) {}

    private void requireKeys(boolean mayBeOnTheirWay) {
        var stored = db.sql("""
                        select number, key from ledger.verifier_key where municipality = :municipality
                         order by number, key
                        """)
                .param("municipality", municipality)
                .query((row, _) -> new NumberedKey(row.getLong(1), key(row.getString(2))))
                .list();
        var ours = stored.stream()
                .dropWhile(each -> !isFirst
                        && each.key().filter(key -> key.name().equals(origin)).isEmpty())
                .toList();
        var inOrder = ours.isEmpty() || !isFirst || ours.getFirst().number() == 1;
        for (var i = 1; i < ours.size(); i++) {
            inOrder &= ours.get(i).number() == ours.get(i - 1).number() + 1;
        }
        var told = ours.stream().flatMap(each -> each.key().stream()).toList();
        if (!inOrder || told.size() < ours.size() || !(told.equals(keys) || (told.isEmpty() && mayBeOnTheirWay))) {
            findings.accept(Finding.of(
                    Flaw.VERIFIER_KEY_FORGED,
                    "Nycklarna i databasen är inte de som loggen har undertecknats med.",
                    "The keys in the database are not those that the log has been signed with."));
        }
    }

    // --- checkpoints

    /** Holds those against the tree that it has come to. */
    void reached(Frontier tree) {
        while (next != null && next.size() <= tree.size()) {
            compare(next, Optional.of(tree));
            next = step();
        }
    }

    /** Goes through those that the tree never came to, and what others have said. */
    void end() {
        while (next != null) {
            compare(next, Optional.empty());
            if (origin.equals(next.origin()) && next.size() > new StoredTree(db, municipality).size()) {
                findings.accept(Finding.of(
                        Flaw.BEHIND,
                        "Databasen har färre händelser än de %d som den har en kontrollpunkt över."
                                .formatted(next.size()),
                        "The database has fewer events than the %d that it has a checkpoint over."
                                .formatted(next.size())));
            }
            next = step();
        }
        wanted.values()
                .forEach(each -> missing(
                        "Kontrollpunkten över %d händelser finns inte längre i databasen.".formatted(each.size()),
                        "The checkpoint over %d events is no longer in the database.".formatted(each.size())));
        requireAnchors();
    }

    /** @param tree with as many leaves, where there is one */
    private void compare(Row row, Optional<Frontier> tree) {
        if (!isFirst && !begun && !origin.equals(row.origin())) {
            number = row.number();
            return;
        }
        if (row.number() != number + 1 && (isFirst || begun)) {
            missing(
                    "Kontrollpunkt nummer %d finns inte längre i databasen.".formatted(number + 1),
                    "Checkpoint number %d is no longer in the database.".formatted(number + 1));
        }
        if (row.size() <= size || !isOurs(row, tree)) {
            findings.accept(Finding.of(
                    Flaw.CHECKPOINT_FORGED,
                    "Kontrollpunkten över %d händelser i databasen är inte en som vi undertecknat av den här loggen."
                            .formatted(row.size()),
                    "The checkpoint over %d events in the database is none that we signed of this log."
                            .formatted(row.size())));
        } else {
            wanted.remove(row.size());
        }
        begun = true;
        number = row.number();
        size = row.size();
    }

    private boolean isOurs(Row row, Optional<Frontier> tree) {
        if (row.note() == null) {
            return false;
        }
        try {
            var note = SignedNote.parse(row.note());
            var signed = Checkpoint.parse(note.text());
            return origin.equals(row.origin())
                    && signed.origin().equals(origin)
                    && signed.size() == row.size()
                    && tree.map(grown -> grown.size() == signed.size()
                                    && grown.root().equals(signed.root()))
                            .orElse(true)
                    && keys.stream().anyMatch(note::isSignedBy);
        } catch (NotWellFormed | ForgedSignature _) {
            return false;
        }
    }

    private @Nullable Row step() {
        if (!page.hasNext()) {
            page = db.sql("""
                            select number, origin, size, note from ledger.checkpoint
                             where municipality = :municipality and number > :number
                             order by number
                             limit :limit
                            """)
                    .param("municipality", municipality)
                    .param("number", number)
                    .param("limit", AT_A_TIME)
                    .query((row, _) -> new Row(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)))
                    .list()
                    .iterator();
        }
        return page.hasNext() ? page.next() : null;
    }

    // --- anchors

    /** What somebody outside is said to have said, with the checkpoint that it is said to be about. */
    private record Said(
            long number,
            @Nullable String origin,
            long size,
            @Nullable String kind,
            @Nullable String name,
            @Nullable Instant anchoredAt,
            @Nullable Proof proof,
            @Nullable String note) {

        /** All that the row says, so that two that differ are written differently. */
        byte[] written() {
            var from = proof == null ? new byte[0] : proof.bytes();
            var told = "%d %s %d %s %s %s %d\n"
                    .formatted(number, origin, size, kind, name, anchoredAt, from.length)
                    .getBytes(UTF_8);
            return ByteBuffer.allocate(told.length + from.length)
                    .put(told)
                    .put(from)
                    .array();
        }
    }

    private void requireAnchors() {
        var last = 0L;
        var ours = isFirst;
        var digest = sha256();
        var before = files.flatMap(KeptFiles::anchorsSeen);
        for (var some = anchors(last); !some.isEmpty(); some = anchors(last)) {
            for (var said : some) {
                var isOurs = origin.equals(said.origin());
                if (said.number() != last + 1 && ours) {
                    missing(
                            "Förankring nummer %d finns inte längre i databasen.".formatted(last + 1),
                            "Anchor number %d is no longer in the database.".formatted(last + 1));
                }
                ours |= isOurs;
                if (isOurs ? !holds(said) : isFirst) {
                    findings.accept(Finding.of(
                            Flaw.ANCHOR_FORGED,
                            "Förankring nummer %d i databasen (%s) säger inte det som den uppges säga om den här loggen."
                                    .formatted(said.number(), said.name()),
                            "Anchor number %d in the database (%s) does not say what it is said to say of this log."
                                    .formatted(said.number(), said.name())));
                }
                last = said.number();
                digest.update(said.written());
                var now = new AnchorsSeen(last, soFar(digest));
                before.filter(then -> then.anchors() == now.anchors() && !then.equals(now))
                        .ifPresent(_ -> findings.accept(Finding.of(
                                Flaw.ANCHOR_FORGED,
                                "De första %d förankringarna i databasen är inte de som fanns när loggen senast verifierades."
                                        .formatted(now.anchors()),
                                "The first %d anchors in the database are not those that were there when the log was last verified."
                                        .formatted(now.anchors()))));
                seen = now;
            }
        }
        var there = last;
        before.filter(then -> then.anchors() > there)
                .ifPresent(then -> missing(
                        "Databasen har %d förankringar, men hade %d när loggen senast verifierades."
                                .formatted(there, then.anchors()),
                        "The database has %d anchors, but had %d when the log was last verified."
                                .formatted(there, then.anchors())));
    }

    /** Has what was found to be sound be what the next verification begins from. */
    void remember() {
        var sound = seen;
        if (sound != null) {
            files.filter(kept -> !kept.anchorsSeen().equals(Optional.of(sound)))
                    .ifPresent(kept -> kept.remember(sound));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Hash soFar(MessageDigest digest) {
        try {
            return Hash.of(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be copied", e);
        }
    }

    private List<Said> anchors(long after) {
        return db.sql("""
                        select anchor.number, anchor.origin, anchor.size, kind, name, anchored_at, proof, note
                          from ledger.anchor
                          left join ledger.checkpoint on (checkpoint.municipality, checkpoint.origin, checkpoint.size)
                                                         = (anchor.municipality, anchor.origin, anchor.size)
                         where anchor.municipality = :municipality and anchor.number > :after
                         order by anchor.number
                         limit :limit
                        """)
                .param("municipality", municipality)
                .param("after", after)
                .param("limit", AT_A_TIME)
                .query((row, _) -> new Said(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Optional.ofNullable(row.getObject(6, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        Optional.ofNullable(row.getBytes(7)).map(Proof::new).orElse(null),
                        row.getString(8)))
                .list();
    }

    private boolean holds(Said said) {
        if (said.kind() == null
                || said.name() == null
                || said.anchoredAt() == null
                || said.proof() == null
                || said.note() == null) {
            return false;
        }
        try {
            var text = SignedNote.parse(said.note()).text();
            var at = said.anchoredAt();
            var proof = said.proof();
            return switch (AnchorKind.valueOf(said.kind())) {
                case FILE ->
                    isLine(proof.text(), at, Checkpoint.parse(text))
                            && isNoOther(said.name(), AnchorKind.FILE)
                            && !isPassedOverInFile(said.name(), said.size());
                case WITNESS -> isCosigned(text, NoteSignature.parse(proof.text()), said.name(), at);
                case TIMESTAMP ->
                    isStamped(text, proof, said.name(), at) && isNoOther(said.name(), AnchorKind.TIMESTAMP);
            };
        } catch (IllegalArgumentException | DateTimeParseException _) {
            return false;
        }
    }

    private static boolean isLine(String line, Instant at, Checkpoint checkpoint) {
        var words = line.split(" ", 2);
        return words.length == 2
                && isRoughly(Instant.parse(words[0]), at)
                && words[1].equals("%s %d %s"
                        .formatted(
                                checkpoint.origin(),
                                checkpoint.size(),
                                checkpoint.root().base64()));
    }

    /** Whether the file has both smaller and larger ones, and not that. */
    private boolean isPassedOverInFile(String name, long anchored) {
        return outside.file().filter(file -> file.name().equals(name)).isPresent()
                && !inFile.contains(anchored)
                && inFile.lower(anchored) != null
                && inFile.higher(anchored) != null;
    }

    private boolean isCosigned(String text, NoteSignature signature, String name, Instant at) {
        if (!signature.name().equals(name)) {
            return false;
        }
        var known = outside.witnesses().stream()
                .filter(witness -> witness.name().equals(name))
                .toList();
        try {
            return known.isEmpty()
                    || new SignedNote(text, List.of(signature))
                            .cosignatures(known).stream()
                                    .anyMatch(cosignature -> isRoughly(cosignature.cosignedAt(), at));
        } catch (ForgedSignature forged) {
            return false;
        }
    }

    private boolean isStamped(String text, Proof answer, String name, Instant at) {
        return outside.authority()
                .filter(authority -> authority.name().equals(name))
                .map(authority -> authority.saysOf(text, answer))
                .orElseGet(() -> TimestampAuthority.claimsOf(text, answer))
                .filter(stampedAt -> isRoughly(stampedAt, at))
                .isPresent();
    }

    /** So that none of them passes for one of another kind, and is counted as that. */
    private boolean isNoOther(String name, AnchorKind kind) {
        return outside.witnesses().stream().noneMatch(witness -> witness.name().equals(name))
                && (kind == AnchorKind.FILE
                        || outside.file()
                                .filter(file -> file.name().equals(name))
                                .isEmpty())
                && (kind == AnchorKind.TIMESTAMP
                        || outside.authority()
                                .filter(authority -> authority.name().equals(name))
                                .isEmpty());
    }

    private static boolean isRoughly(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(ROUNDED) <= 0;
    }

    // --- numbers

    /** One that has no number, or another's, would not be met on the way from one to the next. */
    private void requireNumbered(String table) {
        var wrongly = db.sql("""
                        select exists (select from ledger.%s
                                        where municipality = :municipality
                                        group by number
                                       having number is null or number < 1 or count(*) > 1)
                        """.formatted(table))
                .params(Map.of("municipality", municipality))
                .query(Boolean.class)
                .single();
        if (wrongly) {
            missing(
                    "Raderna i ledger.%s är inte numrerade som de skrevs.".formatted(table),
                    "The rows of ledger.%s are not numbered as they were written.".formatted(table));
        }
    }

    private void missing(String swedish, String english) {
        findings.accept(Finding.of(Flaw.COPY_MISSING, swedish, english));
    }
}
