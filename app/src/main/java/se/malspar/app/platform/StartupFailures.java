package se.malspar.app.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import se.malspar.app.platform.postgres.PostgresUnavailable;

/** Says in a sentence why the product does not start, instead of a stack trace. */
final class StartupFailures {

    private StartupFailures() {}

    static final class OfPostgres extends AbstractFailureAnalyzer<PostgresUnavailable> implements FailureAnalyzer {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, PostgresUnavailable cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }

    static final class OfUnsafeDatabase extends AbstractFailureAnalyzer<UnsafeDatabase> implements FailureAnalyzer {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, UnsafeDatabase cause) {
            return new FailureAnalysis(
                    "Målspår startar inte på en osäker databas. / Målspår does not start on an unsafe database."
                            + System.lineSeparator()
                            + cause.getMessage(),
                    "Se docs/drift.md. / See docs/drift.md.",
                    cause);
        }
    }

    /** Before Spring Boot's own, which says it in English. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class OfBusyPort extends AbstractFailureAnalyzer<PortInUseException> implements FailureAnalyzer {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, PortInUseException cause) {
            return new FailureAnalysis(
                    "Port %d används redan av ett annat program, kanske av ett Målspår som redan är igång."
                                    .formatted(cause.getPort())
                            + System.lineSeparator()
                            + "Port %d is already in use by another program, perhaps by a Målspår already running."
                                    .formatted(cause.getPort()),
                    "Stoppa det programmet, eller välj en annan port med SERVER_PORT=8081 framför startkommandot."
                            + System.lineSeparator()
                            + "Stop that program, or choose another port with SERVER_PORT=8081 before the command.",
                    cause);
        }
    }
}
