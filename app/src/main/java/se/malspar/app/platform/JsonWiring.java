package se.malspar.app.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import se.malspar.projections.json.TrailJson;
import tools.jackson.databind.json.JsonMapper;

/** The interface reads and writes JSON exactly as strictly as the log does. */
@Configuration(proxyBeanMethods = false)
class JsonWiring {

    @Bean
    @Primary
    JsonMapper jsonMapper() {
        return TrailJson.mapper()
                .rebuild()
                // what a problem tells beside the standard's fields stands among them, not under a name of its own
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }
}
