package se.malspar.app.integrity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The public half of every key that a log was ever signed with, as everybody may read it. Copies: the signer has them. */
public final class VerifierKeys {

    private final JdbcClient db;

    public VerifierKeys(JdbcClient db) {
        this.db = db;
    }

    /** As C2SP writes them, the newest last. */
    public List<String> of(String municipality) {
        return db.sql("select key from ledger.verifier_key where municipality = :municipality order by number")
                .param("municipality", municipality)
                .query((row, _) -> row.getString(1))
                .list();
    }

    void store(String municipality, String key) {
        db.sql("""
                        insert into ledger.verifier_key (municipality, number, key)
                        select :municipality, coalesce(max(number), 0) + 1, :key
                          from ledger.verifier_key
                         where municipality = :municipality
                        on conflict (municipality, key) do nothing
                        """).param("municipality", municipality).param("key", key).update();
    }
}
