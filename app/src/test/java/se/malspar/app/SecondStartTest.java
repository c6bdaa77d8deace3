package se.malspar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("The second start of the embedded product")
class SecondStartTest {

    @Test
    void keeps_the_data_of_the_first_and_stores_durably(@TempDir Path folder) {
        long first;
        try (var product = start(folder)) {
            first = head(product);
            assertThat(first).isPositive();
        }
        try (var product = start(folder)) {
            assertThat(head(product)).isEqualTo(first);
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(product.getBean(JdbcClient.class)
                                .sql("show " + setting)
                                .query(String.class)
                                .single())
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(Malspar.class)
                .run("--server.port=0", "--malspar.data-dir=" + folder.resolve("data"));
    }

    private static long head(ConfigurableApplicationContext product) {
        return product.getBean(JdbcClient.class)
                .sql("select max(position) from ledger.event")
                .query(Long.class)
                .single();
    }
}
