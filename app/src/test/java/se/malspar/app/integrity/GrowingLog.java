package se.malspar.app.integrity;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.TestDatabase;
import se.malspar.app.eventlog.AppendGate;
import se.malspar.app.eventlog.LogAppender;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.eventlog.PayloadFormat;
import se.malspar.app.eventlog.Recording;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.MerkleTree;
import se.malspar.domain.ledger.SignedNote;

/** A log to be signed, with all that may befall it. */
final class GrowingLog {

    static final String MUNICIPALITY = "0665";
    static final String NAME = "test.example";

    final TestDatabase database;
    final SigningFolder folder;

    GrowingLog() {
        this(TestDatabase.create(), SigningFolder.open(TestDatabase.folder("signing")));
    }

    private GrowingLog(TestDatabase database, SigningFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /** What the database held now, to be brought back later under the same signer. */
    GrowingLog backup() {
        return new GrowingLog(database.copy(), folder);
    }

    /** The same database, with another folder. */
    GrowingLog signedFrom(SigningFolder other) {
        return new GrowingLog(database, other);
    }

    JdbcClient db() {
        return JdbcClient.create(database.app());
    }

    GrowingLog record(int events) {
        return record(MUNICIPALITY, events);
    }

    GrowingLog record(String municipality, int events) {
        record(municipality, events, AppendGate.OPEN);
        return this;
    }

    void record(String municipality, int events, AppendGate gate) {
        var first = tree(municipality).size();
        var recordings = new ArrayList<Recording>();
        for (var i = 0; i < events; i++) {
            recordings.add(new Recording(
                    municipality,
                    first + i,
                    "händelse " + (first + i),
                    UUID.randomUUID(),
                    "Åsa",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        try (var writer = LogWriter.start(database.app(), gate)) {
            new LogAppender(writer, new Sayings()).append(recordings).join();
        }
    }

    Quarantines quarantines() {
        return new Quarantines(db());
    }

    Signing signing() {
        return signing(Optional.empty());
    }

    Signing signing(Optional<AnchorFile> anchorFile) {
        return new Signing(database.app(), folder, NAME, anchorFile, quarantines(), Clock.systemUTC());
    }

    /** Has a signer start, sign what there is, and stop. */
    GrowingLog sign() {
        try (var signing = signing()) {
            signing.now();
        }
        return this;
    }

    KeptFiles files() {
        return folder.of(MUNICIPALITY).orElseThrow();
    }

    SignedNote lastSigned() {
        return files().lastSigned();
    }

    Checkpoint lastCheckpoint() {
        return Checkpoint.parse(lastSigned().text());
    }

    Optional<Flaw> closedFor() {
        return quarantines().of(MUNICIPALITY).map(Quarantine::flaw);
    }

    StoredTree tree() {
        return tree(MUNICIPALITY);
    }

    private StoredTree tree(String municipality) {
        return new StoredTree(db(), municipality);
    }

    /** The tree over what the leaves are now, made from them alone. */
    Checkpoint computed(String origin) {
        var leaves = tree().leaves(0, 1_000_000);
        return new Checkpoint(
                origin,
                leaves.size(),
                MerkleTree.rootOf(leaves.stream().map(MerkleTree::leafHash).toList()));
    }

    Verification.Result verified() {
        return verified(folder.of(MUNICIPALITY), Outside.NOBODY);
    }

    /** Held against what the signer and those outside hold; against itself alone without them. */
    Verification.Result verified(Optional<KeptFiles> files, Outside outside) {
        return Verification.of(database.app(), MUNICIPALITY, files, Optional.empty(), outside, Clock.systemUTC())
                .run();
    }

    List<Flaw> flaws() {
        return verified().findings().stream().map(Finding::flaw).toList();
    }

    /** As somebody who has the whole database in hand. */
    void tamper(String sql) {
        var all = JdbcClient.create(database.superuser());
        all.sql("alter table ledger.event disable trigger all").update();
        all.sql(sql).update();
        all.sql("alter table ledger.event enable always trigger never_changed").update();
        all.sql("alter table ledger.event enable always trigger only_destroyed").update();
        all.sql("alter table ledger.event enable always trigger cut").update();
        all.sql("alter table ledger.event enable trigger destroy").update();
    }

    /** Payloads that are texts. */
    static final class Sayings implements PayloadFormat {

        @Override
        public String nameOf(Object payload) {
            return "said";
        }

        @Override
        public int versionOf(Object payload) {
            return 1;
        }

        @Override
        public byte[] write(Object payload) {
            return "{\"text\":\"%s\"}".formatted(payload).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Object read(String name, int version, byte[] json) {
            return new String(json, StandardCharsets.UTF_8);
        }
    }
}
