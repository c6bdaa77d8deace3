package se.malspar.app.pages.uppfoljning;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Puts a paper into words by its template, as a page is, but as a text in hand. */
@Component
final class PaperText {

    private final ThymeleafViewResolver views;

    PaperText(ThymeleafViewResolver views) {
        this.views = views;
    }

    String html(
            String template,
            Map<String, ?> model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var paper = new ContentCachingResponseWrapper(response);
            Objects.requireNonNull(views.resolveViewName(template, locale)).render(model, request, paper);
            return new String(paper.getContentAsByteArray(), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException("The paper %s cannot be made".formatted(template), e);
        }
    }
}
