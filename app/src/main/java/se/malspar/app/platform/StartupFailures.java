package se.malspar.app.platform;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
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

    /** A server that does not answer, or does not let the product in; other failures of the database stay as they are. */
    static final class OfUnreachableDatabase extends AbstractFailureAnalyzer<PSQLException> implements FailureAnalyzer {
        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, PSQLException cause) {
            var why = switch (String.valueOf(cause.getSQLState())) {
                case "08001", "08004", "08006" -> "servern svarar inte / the server does not answer";
                case "28000", "28P01" -> "servern godtar inte inloggningen / the server refuses the login";
                case "3D000" -> "databasen finns inte / there is no such database";
                default -> "";
            };
            return why.isEmpty()
                    ? null
                    : new FailureAnalysis(
                            "Målspår når inte sin databas: %s (%s).".formatted(why, cause.getMessage()),
                            "Kontrollera spring.datasource.* och malspar.migration.*, se docs/drift.md."
                                    + " / Check these settings, see docs/drift.md.",
                            cause);
        }
    }
}
