package se.malspar.app.access;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.malspar.app.platform.Database;

/** How somebody becomes a user at all: there is no user and no password to begin with. */
@Configuration(proxyBeanMethods = false)
class FirstUsers {

    @Bean
    @ConditionalOnProperty(name = CreateUser.USERNAME)
    CreateUser createUser(Environment settings, Users users) {
        return new CreateUser(settings, users, System.out, System::exit);
    }

    @Bean
    @ConditionalOnProperty(name = "malspar.demo", havingValue = "true")
    ApplicationRunner demoUsers(Users users, Database database) {
        return database.embedded() ? new DemoUsers(users, System.out) : _ -> {};
    }
}
