package se.malspar.app.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
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
}
