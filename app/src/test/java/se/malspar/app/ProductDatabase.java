package se.malspar.app;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a product under test a fresh database on the server that all tests of this JVM share. */
final class ProductDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.create();
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "a test's database",
                        Map.of(
                                "spring.datasource.url", database.jdbcUrl(),
                                "spring.datasource.username", database.appUser(),
                                "spring.datasource.password", database.appPassword(),
                                "malspar.read.username", database.readUser(),
                                "malspar.read.password", database.readPassword(),
                                "malspar.signing.folder",
                                        TestDatabase.folder("signing").toString())));
    }
}
