package se.malspar.app.pages.registrera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.malspar.app.Product;

/** A browser without scripts: keeps cookies, and sends back the hidden inputs of the form that it was shown. */
final class Browser {

    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\"([^>]*)>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final Product product;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(Product product) {
        this.product = product;
    }

    /** What a form keeps unseen. */
    static Map<String, String> hidden(String page) {
        var inputs = new LinkedHashMap<String, String>();
        var found = HIDDEN.matcher(page);
        while (found.find()) {
            var name = NAME.matcher(found.group(1));
            var value = VALUE.matcher(found.group(1));
            if (name.find()) {
                inputs.put(name.group(1), value.find() ? value.group(1) : "");
            }
        }
        return inputs;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(product.at(path)).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        var answer = product.send(request);
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var equals = cookie.indexOf('=');
            cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1, cookie.indexOf(';')));
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Browser loggedIn(String username, String password) {
        var form = hidden(get("/logga-in").body());
        form.put("anvandare", username);
        form.put("losenord", password);
        assertThat(post("/logga-in", form).statusCode()).isEqualTo(302);
        return this;
    }

    /** One more window of the same person, logged in as this one is. */
    Browser another() {
        var other = new Browser(product);
        other.cookies.putAll(cookies);
        return other;
    }

    void forget(String cookie) {
        cookies.remove(cookie);
    }
}
