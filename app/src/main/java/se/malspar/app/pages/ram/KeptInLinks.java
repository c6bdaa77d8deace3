package se.malspar.app.pages.ram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * Lets the language go with whoever follows a link from page to page, and the moment with whoever stays with a
 * municipality. A link that names another moment leaves that one out; with a part named but empty it leaves it open.
 */
final class KeptInLinks extends StandardLinkBuilder {

    private static final Pattern PAGE = Pattern.compile("/(?:(?:\\d{4}|om|tillganglighet)(?:[/?#].*)?|[?#].*)?");
    private static final Pattern OF_MUNICIPALITY = Pattern.compile("/\\d{4}(?:[/?#](?!beslut\\.).*)?");
    private static final List<String> DAYS = List.of("datum", "beslutat", "galler");
    private static final String RECORDED = "registrerat";

    @Override
    protected String processLink(IExpressionContext context, String link) {
        if (!(context instanceof IWebContext web) || !PAGE.matcher(link).matches()) {
            return super.processLink(context, link);
        }
        var address = UriComponentsBuilder.fromUriString(link);
        var named = address.build().getQueryParams();
        var request = web.getExchange().getRequest();
        Map<String, String> kept = new TreeMap<>();
        for (var name : wanted(link, named.keySet().stream().toList())) {
            var value = request.getParameterValue(name);
            if (value != null && !value.isBlank()) {
                kept.put(name, value);
            }
        }
        kept.forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        named.forEach((name, values) -> {
            if (values.stream().allMatch(value -> value == null || value.isEmpty())) {
                address.replaceQueryParam(name);
            }
        });
        return super.processLink(context, address.encode().buildAndExpand(kept).toUriString());
    }

    private static List<String> wanted(String link, List<String> named) {
        var wanted = new ArrayList<String>();
        wanted.add(PageLanguage.PARAMETER);
        if (OF_MUNICIPALITY.matcher(link).matches()) {
            if (DAYS.stream().noneMatch(named::contains)) {
                wanted.addAll(DAYS);
            }
            wanted.add(RECORDED);
        }
        wanted.removeAll(named);
        return wanted;
    }
}
