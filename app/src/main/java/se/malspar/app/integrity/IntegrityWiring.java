package se.malspar.app.integrity;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.LogWriter;
import se.malspar.app.platform.Database;
import se.malspar.domain.ledger.NoteKey;

/** Who signs, who is asked to witness, and what is told about it. */
@Configuration(proxyBeanMethods = false)
class IntegrityWiring {

    @Bean
    Outside outside(
            @Value("${malspar.witness.keys}") List<String> witnesses,
            @Value("${malspar.anchor.file}") String file,
            @Value("${malspar.timestamp.url}") String authority,
            @Value("${malspar.timestamp.ca-file}") String certificates) {
        return new Outside(
                witnesses.stream().map(IntegrityWiring::witness).toList(),
                Optional.of(file).filter(name -> !name.isBlank()).map(name -> new AnchorFile(Path.of(name))),
                Optional.of(authority)
                        .filter(url -> !url.isBlank())
                        .map(url -> TimestampAuthority.at(URI.create(url), Path.of(certificates))));
    }

    private static NoteKey witness(String key) {
        var read = NoteKey.parse(key.strip());
        if (read.kind() != NoteKey.Kind.COSIGNATURE) {
            throw new IllegalArgumentException(
                    "malspar.witness.keys: %s är inget vittnes nyckel / is not a witness's key".formatted(key));
        }
        return read;
    }

    @Bean
    Checkpoints checkpoints(JdbcClient db) {
        return new Checkpoints(db);
    }

    @Bean
    VerifierKeys verifierKeys(JdbcClient db) {
        return new VerifierKeys(db);
    }

    @Bean
    Witnessing witnessing(JdbcClient db, Checkpoints checkpoints, Outside outside) {
        return new Witnessing(db, checkpoints, outside.witnesses());
    }

    @Bean
    Standings standings(
            JdbcClient db,
            Quarantines quarantines,
            Clock clock,
            Outside outside,
            @Value("${malspar.anchor.max-age}") Duration maxAge) {
        var counted = new HashSet<String>();
        outside.witnesses().forEach(witness -> counted.add(witness.name()));
        outside.file().ifPresent(file -> counted.add(file.name()));
        outside.authority().ifPresent(authority -> counted.add(authority.name()));
        return new Standings(db, quarantines, clock, counted, maxAge);
    }

    @Bean
    IntegrityHealth integrityHealthIndicator(JdbcClient db, Quarantines quarantines) {
        return new IntegrityHealth(db, quarantines);
    }

    /** Where this process may be the one that signs. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "malspar.signing.enabled", havingValue = "true")
    static class WhoeverSigns {

        @Bean(destroyMethod = "close")
        SigningFolder signingFolder(@Value("${malspar.signing.folder}") Path folder) {
            return SigningFolder.open(folder);
        }

        @Bean(initMethod = "start", destroyMethod = "close")
        Signing signing(
                Database database,
                SigningFolder folder,
                @Value("${malspar.signing.name}") String name,
                Outside outside,
                Quarantines quarantines,
                Clock clock,
                LogWriter writer) {
            var signing = new Signing(database.login(), folder, name, outside.file(), quarantines, clock);
            writer.afterCommit(signing::wake);
            return signing;
        }

        @Bean(destroyMethod = "close")
        Verifications verifications(
                HikariDataSource dataSource,
                SigningFolder folder,
                Signing signing,
                Outside outside,
                Clock clock,
                MeterRegistry meters,
                @Value("${malspar.verification.every}") Duration every) {
            var verifications = new Verifications(dataSource, folder, outside, signing, clock, meters);
            verifications.start(every);
            return verifications;
        }

        @Bean(destroyMethod = "close")
        Anchoring anchoring(
                Signing signing,
                Checkpoints checkpoints,
                Outside outside,
                Clock clock,
                @Value("${malspar.timestamp.every}") Duration every) {
            var anchoring = new Anchoring(signing, checkpoints, outside.file(), outside.authority(), clock);
            anchoring.start(every);
            return anchoring;
        }
    }
}
