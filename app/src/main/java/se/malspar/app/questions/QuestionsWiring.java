package se.malspar.app.questions;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import se.malspar.app.platform.Freshness;

/** Lets every question name its moment, refuses parameters it does not know, and waits for what was just recorded. */
@Configuration(proxyBeanMethods = false)
class QuestionsWiring implements WebMvcConfigurer {

    private final Clock clock;
    private final Freshness freshness;

    QuestionsWiring(Clock clock, Freshness freshness) {
        this.clock = clock;
        this.freshness = freshness;
    }

    @Bean
    PastAnswers pastAnswers(@Value("${malspar.memory.answer-bytes}") long room) {
        return new PastAnswers(room);
    }

    /** Before all else, also before it is asked who asks: what is past is open to all. */
    @Bean
    FilterRegistrationBean<PastAnswers> pastAnswersFirst(PastAnswers pastAnswers) {
        var registration = new FilterRegistrationBean<>(pastAnswers);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return registration;
    }

    @Bean
    MomentParameters momentParameters() {
        return new MomentParameters(clock);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new MomentParameters(clock));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
        interceptors
                .addInterceptor(new FreshAnswers(freshness))
                .addPathPatterns("/api/v1/**", "/", "/{municipality:\\d{4}}/**", "/inbadda/**");
    }
}
