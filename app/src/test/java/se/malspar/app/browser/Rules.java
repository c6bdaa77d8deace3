package se.malspar.app.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page keeps to. */
public final class Rules {

    private static final List<String> WCAG_2_2_AA =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String STICKS_OUT = """
            (() => {
              const width = document.documentElement.clientWidth;
              return document.documentElement.scrollWidth <= width ? "" : "wider than " + width + ": "
                + [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > width)
                    .map(e => e.outerHTML.slice(0, 120)).join(" | ");
            })()""";

    private Rules() {}

    /** What makes the page wider than its window; nothing if nothing does. */
    public static String stickingOut(Page page) {
        return String.valueOf(page.evaluate(STICKS_OUT));
    }

    /** The rules of accessibility that the page breaks, also where it is folded. */
    public static List<String> broken(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        return new AxeBuilder(page)
                        .setLegacyMode(true) // another page of its own, for frames of other sites, is not needed
                        .options(findings())
                        .withTags(WCAG_2_2_AA)
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
    }

    /** Told of what is broken, and not of every place where nothing is. */
    private static AxeRunOptions findings() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }
}
