package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

@DisplayName("A start that fails")
class StartupFailuresTest {

    @Test
    void over_a_busy_port_names_the_port_and_what_to_do_in_swedish_before_spring_boot_says_it_in_english() {
        var failure = new ApplicationContextException("Failed to start bean", new PortInUseException(8080));

        var analysis = analyzers().stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();

        assertThat(analysis.getDescription())
                .startsWith("Port 8080 används redan")
                .contains("Port 8080 is already in use");
        assertThat(analysis.getAction()).startsWith("Stoppa det programmet").contains("SERVER_PORT=8081");
    }

    @Test
    void on_an_unsafe_database_says_what_is_unsafe_and_where_to_read_on() {
        var analysis = new StartupFailures.OfUnsafeDatabase().analyze(new UnsafeDatabase("fsync är avslaget"));

        assertThat(Objects.requireNonNull(analysis).getDescription()).contains("fsync är avslaget");
        assertThat(analysis.getAction()).contains("docs/drift.md");
    }

    @Test
    void on_a_server_that_refuses_the_login_says_so_and_leaves_other_failures_of_the_database_alone() {
        var refused = new SQLException(new PSQLException("no", PSQLState.INVALID_PASSWORD));
        var broken = new SQLException(new PSQLException("no", PSQLState.SYNTAX_ERROR));

        var analyzer = new StartupFailures.OfUnreachableDatabase();

        assertThat(Objects.requireNonNull(analyzer.analyze(refused)).getDescription())
                .contains("godtar inte inloggningen");
        assertThat(analyzer.analyze(broken)).isNull();
    }

    /** Those that Spring Boot would ask, in the order it would ask them; the ones that need a context stay out. */
    private static List<FailureAnalyzer> analyzers() {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}));
    }
}
