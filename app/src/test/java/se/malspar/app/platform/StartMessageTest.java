package se.malspar.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import se.malspar.app.platform.StartMessage.Facts;

@DisplayName("The message at start")
class StartMessageTest {

    @Test
    void tells_what_runs_where_to_look_and_how_to_stop_and_begin_again() {
        var text = StartMessage.text(new Facts("1.2.3", "25.0.3", "18.6", 641, 9090, Optional.of("data"), true));

        assertThat(text.lines().map(String::strip))
                .containsExactly(
                        "",
                        "Målspår 1.2.3 · Java 25.0.3 · PostgreSQL 18.6 inbyggd (data)",
                        "641 händelser i loggen",
                        "",
                        "Webb    http://localhost:9090",
                        "API     http://localhost:9090/swagger-ui.html",
                        "Prova:  http://localhost:9090/0665/sammantrade/KS/2020-10-07",
                        "",
                        "Stoppa: Ctrl-C. Börja om: rm -r data");
    }

    @Test
    void sends_nobody_to_demo_data_that_is_not_there() {
        var text = StartMessage.text(new Facts("1.2.3", "25.0.3", "18.6", 1, 8080, Optional.of("data"), false));

        assertThat(text).doesNotContain("Prova").contains("1 händelse i loggen");
    }

    @Test
    void tells_nobody_to_remove_the_folder_of_a_server() {
        var text = StartMessage.text(new Facts("1.2.3", "25.0.3", "18.6", 7, 8080, Optional.empty(), false));

        assertThat(text).contains("PostgreSQL 18.6 på server").doesNotContain("rm -r");
    }
}
