package se.malspar.app.pages.ram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.ILinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

@DisplayName("A citation on a page")
class CitationTagTest {

    /** Leaves addresses as they are: a page of its own adds what they keep. */
    private static final class AsTheyAre implements ILinkBuilder {
        @Override
        public String getName() {
            return "as they are";
        }

        @Override
        public Integer getOrder() {
            return 1;
        }

        @Override
        public String buildLink(IExpressionContext context, String base, @Nullable Map<String, Object> parameters) {
            return base;
        }
    }

    private static String shown(String cited) {
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new OwnTags(new Shown(new StaticMessageSource())));
        engine.setLinkBuilder(new AsTheyAre());
        return engine.process(
                "<p>(<m:cite in=\"${m}\" by=\"${cited}\"></m:cite>)</p>",
                new Context(Locale.of("sv"), Map.of("m", "0665", "cited", cited)));
    }

    @Test
    void leads_to_its_paragraph_and_keeps_the_number_on_the_line() {
        assertThat(shown("KS 2020-10-07 § 175 p 2"))
                .isEqualTo("<p>(<a class=\"ref\" href=\"/0665/sammantrade/KS/2020-10-07/175\">"
                        + "KS 2020-10-07 §\u00a0175 p 2</a>)</p>");
    }

    @Test
    void of_another_paper_leads_nowhere_and_is_never_read_as_markup() {
        assertThat(shown("<b>\"rapport\" & mer</b>"))
                .isEqualTo(
                        "<p>(<span class=\"ref paper\">&lt;b&gt;&quot;rapport&quot; &amp; mer&lt;/b&gt;</span>)</p>");
    }
}
