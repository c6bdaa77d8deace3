package se.malspar.projections.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.domain.decision.Authority;
import se.malspar.domain.decision.Basis;
import se.malspar.domain.decision.Municipality;
import se.malspar.domain.decision.Place;
import se.malspar.domain.trail.RegistrationId;

/** What statements rest on, each stored once: the statements of a § mostly share one. A basis never changes. */
final class Bases {

    private static final int REMEMBERED = 20_000;

    /** A basis with its place in the order of decisions, which takes a while to spell out. */
    record Placed(Basis basis, Place place) {

        static Placed of(Basis basis) {
            return new Placed(basis, basis.place());
        }
    }

    private final JdbcClient db;
    /** Whoever reads also makes room: to have another thread do it took longer than to read a basis. */
    private final Cache<UUID, Placed> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    Bases(JdbcClient db) {
        this.db = db;
    }

    /** The key that a basis is stored under, by its text. */
    private static UUID key(String content) {
        try {
            var hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Stores those that are not stored yet; returns the key of each. */
    Map<Basis, UUID> store(Municipality municipality, Collection<Basis> bases) {
        var distinct = new LinkedHashSet<>(bases);
        var keys = new HashMap<Basis, UUID>();
        var ids = new UUID[distinct.size()];
        var points = new @Nullable String[distinct.size()];
        var paragraphs = new @Nullable String[distinct.size()];
        var contents = new String[distinct.size()];
        int i = 0;
        for (var basis : distinct) {
            contents[i] = BasisText.write(basis);
            ids[i] = key(contents[i]);
            switch (basis.by()) {
                case Authority.ByPoint(var point) -> {
                    points[i] = point.toString();
                    paragraphs[i] = point.paragraph().toString();
                }
                case Authority.ByParagraph(var paragraph) -> paragraphs[i] = paragraph.toString();
                case Authority.ByDocument _ -> {}
            }
            keys.put(basis, ids[i]);
            i++;
        }
        if (i > 0) {
            db.sql("""
                            insert into answers.basis (municipality, basis, point, paragraph, content)
                            select :municipality, b.* from
                                unnest(:bases::uuid[], :points::text[], :paragraphs::text[], :contents::text[]) b
                            on conflict (municipality, basis) do nothing
                            """)
                    .param("municipality", municipality.code())
                    .param("bases", ids)
                    .param("points", points)
                    .param("paragraphs", paragraphs)
                    .param("contents", contents)
                    .update();
        }
        return keys;
    }

    /** The keys of those that the statements of a registration, as they are read now, rest on. */
    List<UUID> of(Municipality municipality, RegistrationId registration, Predicate<Basis> wanted) {
        var found = new ArrayList<UUID>();
        db.sql("""
                        select b.basis, b.content from answers.basis b
                        where b.municipality = :municipality and b.basis in (
                            select s.basis from answers.statement s
                            where s.municipality = :municipality and s.registration = :registration
                              and s.known_until is null)
                        """)
                .param("municipality", municipality.code())
                .param("registration", registration.value())
                .query(row -> {
                    if (wanted.test(BasisText.read(row.getString(2)))) {
                        found.add(row.getObject(1, UUID.class));
                    }
                });
        return found;
    }

    void forget() {
        remembered.invalidateAll();
    }

    /** The bases of a municipality by their keys, from memory where they are there. */
    Map<UUID, Placed> read(Municipality municipality, Collection<UUID> keys) {
        var found = new HashMap<UUID, Placed>();
        var missing = new LinkedHashSet<UUID>();
        for (var key : keys) {
            if (!found.containsKey(key)) {
                var known = remembered.getIfPresent(key);
                if (known == null) {
                    missing.add(key);
                } else {
                    found.put(key, known);
                }
            }
        }
        if (!missing.isEmpty()) {
            db.sql("""
                            select basis, content from answers.basis
                            where municipality = :municipality and basis = any (:bases)
                            """)
                    .param("municipality", municipality.code())
                    .param("bases", missing.toArray(UUID[]::new))
                    .query(row -> {
                        var key = row.getObject(1, UUID.class);
                        var basis = Placed.of(BasisText.read(row.getString(2)));
                        found.put(key, basis);
                        remembered.put(key, basis);
                    });
        }
        return found;
    }
}
