package se.malspar.app.pages.ram;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code <m:cite in="municipality" by="citation"/>}: a citation, which leads to its § where it is one; another paper by its
 * title, where that is recorded. A page has hundreds of them, and a fragment of a template takes ten times as long.
 */
final class CitationTag extends AbstractElementTagProcessor {

    private static final int PRECEDENCE = 1000;

    private final Shown shown;

    CitationTag(String prefix, Shown shown) {
        super(TemplateMode.HTML, prefix, "cite", true, null, false, PRECEDENCE);
        this.shown = shown;
    }

    @Override
    protected void doProcess(
            ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
        var cited = Objects.toString(evaluated(context, tag, "by"), "");
        structure.replaceWith(
                shown.path(cited)
                        .map(path -> link(
                                context.buildLink("/" + evaluated(context, tag, "in") + path, null), shown.text(cited)))
                        .orElseGet(() -> paper(cited, titleOf(cited, context.getVariable("frame")))),
                false);
    }

    private static @Nullable Object evaluated(ITemplateContext context, IProcessableElementTag tag, String attribute) {
        return StandardExpressions.getExpressionParser(context.getConfiguration())
                .parseExpression(context, tag.getAttributeValue(attribute))
                .execute(context);
    }

    private static @Nullable String titleOf(String cited, @Nullable Object frame) {
        return frame instanceof Frame page ? page.papers().get(cited) : null;
    }

    private static String link(String address, String text) {
        return "<a class=\"ref\" href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    private static String paper(String cited, @Nullable String title) {
        return title == null
                ? "<span class=\"ref paper\">" + escaped(cited) + "</span>"
                : "<span class=\"ref paper\" title=\"" + escaped(cited) + "\">" + escaped(title) + "</span>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
