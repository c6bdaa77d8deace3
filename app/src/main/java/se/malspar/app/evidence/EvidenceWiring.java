package se.malspar.app.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.malspar.app.eventlog.EventLog;
import se.malspar.app.integrity.Checkpoints;
import se.malspar.app.integrity.VerifierKeys;

/** Packages are made of the log and of what was signed. */
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {

    @Bean
    EvidencePackages evidencePackages(EventLog log, JdbcClient db, Checkpoints checkpoints, VerifierKeys keys) {
        return new EvidencePackages(log, new CheckpointedLogs(db, checkpoints, keys));
    }
}
