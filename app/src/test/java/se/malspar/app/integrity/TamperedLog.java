package se.malspar.app.integrity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.ledger.Checkpoint;
import se.malspar.domain.ledger.NoteKey;
import se.malspar.domain.ledger.NoteSigner;

/**
 * Two signed, anchored and witnessed logs in one transaction of a superuser's, where anything may be done and all of it
 * is undone.
 */
final class TamperedLog implements AutoCloseable {

    static final String MUNICIPALITY = GrowingLog.MUNICIPALITY;
    static final String OTHER = "1440";
    static final String WITNESS = "revisor.example/vittne";

    private static final Instant WITNESSED_AT = Instant.parse("2026-11-21T12:00:00Z");

    private final GrowingLog log = new GrowingLog();
    private final OpensslAuthority authority;
    private final Outside outside;
    private final Connection connection;
    private final DataSource database;
    private final JdbcClient db;

    TamperedLog(Path folder) throws IOException, SQLException {
        authority = new OpensslAuthority(folder);
        var witness = NoteSigner.generate(WITNESS, NoteKey.Kind.COSIGNATURE, new SecureRandom());
        outside = new Outside(
                List.of(witness.key()),
                Optional.of(new AnchorFile(folder.resolve("ankare.txt"))),
                Optional.of(TimestampAuthority.at(authority.address(), authority.certificates())));
        signed(3, OTHER, witness);
        signed(4, MUNICIPALITY, witness);
        signed(3, MUNICIPALITY, witness);
        var files = log.files();
        files.changeKey(files.nextKey(GrowingLog.NAME + "/" + MUNICIPALITY, new SecureRandom()));
        signed(4, MUNICIPALITY, witness);
        connection = log.database.superuser().getConnection();
        connection.setAutoCommit(false);
        database = new SingleConnectionDataSource(connection, true);
        db = JdbcClient.create(database);
    }

    /** Has so many more events signed, in the file, stamped and witnessed. */
    private void signed(int events, String municipality, NoteSigner witness) {
        log.record(municipality, events);
        var checkpoints = new Checkpoints(log.db());
        try (var signing = log.signing(outside.file());
                var anchoring =
                        new Anchoring(signing, checkpoints, outside.file(), outside.authority(), Clock.systemUTC())) {
            signing.now();
            anchoring.toFile();
            anchoring.toAuthority();
            var note = Objects.requireNonNull(signing.signed().get(municipality));
            new Witnessing(log.db(), checkpoints, outside.witnesses())
                    .accept(
                            Municipality.of(municipality),
                            note,
                            List.of(witness.cosign(note.text(), WITNESSED_AT.plusSeconds(events))));
        }
    }

    JdbcClient db() {
        return db;
    }

    /** Runs it and undoes all that it did, also what a verification remembered of it. */
    <T> T undone(Attempt<T> attempt) throws SQLException {
        var before = connection.setSavepoint();
        var seen = files().values().stream()
                .collect(Collectors.toMap(
                        Function.identity(), kept -> kept.anchorsSeen().orElseThrow()));
        try {
            return attempt.run();
        } finally {
            connection.rollback(before);
            seen.forEach(KeptFiles::remember);
        }
    }

    private Map<String, KeptFiles> files() {
        return Map.of(
                MUNICIPALITY, log.folder.of(MUNICIPALITY).orElseThrow(),
                OTHER, log.folder.of(OTHER).orElseThrow());
    }

    interface Attempt<T> {
        T run() throws SQLException;
    }

    /** What a full verification finds of both logs, by the codes of the flaws, held against itself alone. */
    SortedSet<String> foundByItself() {
        return found(Map.of());
    }

    /** What it finds with what the signer keeps and those outside hold. */
    SortedSet<String> foundFromOutside() {
        return found(files());
    }

    private SortedSet<String> found(Map<String, KeptFiles> kept) {
        var municipalities = new TreeSet<>(StoredTree.municipalities(db));
        municipalities.addAll(kept.keySet());
        var flaws = new TreeSet<String>();
        for (var municipality : municipalities) {
            var files = Optional.ofNullable(kept.get(municipality));
            Verification.of(
                            database,
                            municipality,
                            files,
                            files.map(each -> Checkpoint.parse(each.lastSigned().text())),
                            files.isPresent() ? outside : Outside.NOBODY,
                            Clock.systemUTC())
                    .run()
                    .findings()
                    .forEach(finding -> flaws.add(finding.flaw().code()));
        }
        return flaws;
    }

    /** All that stands in the tables of the log, as one value to compare. */
    String fingerprint() {
        var told = new StringBuilder();
        for (var table : db.sql(
                        "select relname from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'r' order by 1")
                .query((row, _) -> row.getString(1))
                .list()) {
            told.append(db.sql(
                            "select md5(coalesce(string_agg(row::text, '|' order by row::text), '')) from ledger.%s as row"
                                    .formatted(table))
                    .query((row, _) -> row.getString(1))
                    .single());
        }
        return told.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
        authority.close();
    }

    /** A signer that is none of theirs, by the same name. */
    static NoteSigner impostor(String name, NoteKey.Kind kind) {
        return NoteSigner.generate(name, kind, new SecureRandom());
    }
}
