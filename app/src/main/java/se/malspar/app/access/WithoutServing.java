package se.malspar.app.access;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Opens no port and signs nothing where the program is only to make a user: the product may be running beside it. */
final class WithoutServing implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = context.getEnvironment();
        if (settings.containsProperty(CreateUser.USERNAME)) {
            settings.getPropertySources()
                    .addFirst(new MapPropertySource(
                            "without serving", Map.of("server.port", "-1", "malspar.signing.enabled", "false")));
        }
    }
}
