package se.malspar.app.pages.ram;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.dialect.IDialect;
import org.thymeleaf.spring6.SpringTemplateEngine;
import se.malspar.app.questions.Questions;

/** Lets addresses say the moment and the language, and links keep them. */
@Configuration(proxyBeanMethods = false)
class RamWiring implements WebMvcConfigurer {

    private final Questions questions;

    RamWiring(Questions questions, SpringTemplateEngine templates) {
        this.questions = questions;
        templates.setLinkBuilder(new KeptInLinks());
    }

    /** Found by Boot, which adds it to the templates. */
    @Bean
    static IDialect ownTags(Shown shown) {
        return new OwnTags(shown);
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new PageLanguage();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageMoments(questions));
    }
}
