package se.malspar.app.platform;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that reads the time; everybody else is given the clock. */
@Configuration(proxyBeanMethods = false)
class ClockWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
