package se.malspar.app.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.json.JsonMapper;

/** The interface reads and writes JSON exactly as strictly as the log does. */
@Configuration(proxyBeanMethods = false)
class JsonWiring {

    @Bean
    @Primary
    JsonMapper jsonMapper() {
        return TrailJson.mapper();
    }
}
