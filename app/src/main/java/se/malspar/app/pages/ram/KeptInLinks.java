package se.malspar.app.pages.ram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.web.IWebRequest;

/**
 * Lets the language go with whoever follows a link from page to page, and the moment with whoever stays with a
 * municipality. A link that names another moment leaves that one out; with a part named but empty it leaves it open.
 */
final class KeptInLinks extends StandardLinkBuilder {

    private static final Pattern PAGE =
            Pattern.compile("/(?:(?:\\d{4}|om|tillganglighet|logga-in|logga-ut)(?:[/?#].*)?|[?#].*)?");
    private static final Pattern OF_MUNICIPALITY = Pattern.compile("/\\d{4}(?:[/?#](?!beslut\\.).*)?");
    private static final List<String> DAYS = List.of("datum", "beslutat", "galler");
    private static final String RECORDED = "registrerat";

    /** Only what is no page may be a file, whose address tells its version: to look for one took most of a page's time. */
    @Override
    protected String processLink(IExpressionContext context, String link) {
        return context instanceof IWebContext web && PAGE.matcher(link).matches()
                ? kept(link, web.getExchange().getRequest())
                : super.processLink(context, link);
    }

    /** The link with what it keeps of the request's own parameters, and without those that it names but leaves empty. */
    private static String kept(String link, IWebRequest request) {
        var hash = link.indexOf('#');
        var address = hash < 0 ? link : link.substring(0, hash);
        var question = address.indexOf('?');
        var path = question < 0 ? address : address.substring(0, question);
        var named = new ArrayList<String>();
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (question >= 0) {
            for (var parameter : address.substring(question + 1).split("&", -1)) {
                var equals = parameter.indexOf('=');
                named.add(equals < 0 ? parameter : parameter.substring(0, equals));
                if (equals >= 0 && equals < parameter.length() - 1) {
                    query.add(parameter);
                }
            }
        }
        for (var name : wanted(path, named)) {
            var value = request.getParameterValue(name);
            if (value != null && !value.isBlank()) {
                query.add(name + "=" + UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        }
        return path + query + (hash < 0 ? "" : link.substring(hash));
    }

    private static List<String> wanted(String path, List<String> named) {
        var wanted = new ArrayList<String>();
        if (OF_MUNICIPALITY.matcher(path).matches()) {
            if (DAYS.stream().noneMatch(named::contains)) {
                wanted.addAll(DAYS);
            }
            wanted.add(RECORDED);
        }
        wanted.add(PageLanguage.PARAMETER);
        wanted.removeAll(named);
        return wanted;
    }
}
