package se.malspar.app.questions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives an answer that can never change again as it was given before, byte for byte, for as long as there is room to
 * remember it. Whether it can change is for {@link Answering} to say, with {@code immutable}.
 */
final class PastAnswers extends OncePerRequestFilter {

    /** An answer as it was given. */
    private static final class Given {

        private final Map<String, List<String>> headers;
        private final byte[] body;

        private Given(Map<String, List<String>> headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }
    }

    private final Cache<String, Given> given;

    /**
     * An empty memory.
     *
     * @param room for how many bytes of answers
     */
    PastAnswers(long room) {
        this.given = Caffeine.newBuilder()
                .maximumWeight(room)
                .<String, Given>weigher((question, answer) -> question.length() + answer.body.length + 500)
                .build();
    }

    /** Only a question that names the recorded instant can have an answer that never changes. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !request.getMethod().equals(HttpMethod.GET.name())
                || query == null
                || !query.toLowerCase(Locale.ROOT).contains("recordedby")
                || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var question = question(request);
        var known = given.getIfPresent(question);
        if (known != null) {
            give(known, request, response);
            return;
        }
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpStatus.OK.value() && isImmutable(answer.getHeader(HttpHeaders.CACHE_CONTROL))) {
            given.put(question, new Given(headers(answer), answer.getContentAsByteArray()));
        }
        answer.copyBodyToResponse();
    }

    private static String question(HttpServletRequest request) {
        return request.getRequestURI() + "?" + request.getQueryString() + " " + request.getHeader(HttpHeaders.ACCEPT);
    }

    private static boolean isImmutable(@Nullable String cacheControl) {
        return cacheControl != null && cacheControl.contains("immutable");
    }

    private static Map<String, List<String>> headers(ContentCachingResponseWrapper answer) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : answer.getHeaderNames()) {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                headers.put(name, List.copyOf(answer.getHeaders(name)));
            }
        }
        var type = answer.getContentType();
        if (type != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(type));
        }
        return headers;
    }

    private static void give(Given known, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var unchanged = known.header(HttpHeaders.ETAG)
                .filter(tag -> matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag))
                .isPresent();
        known.headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (unchanged) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentLength(known.body.length);
        response.getOutputStream().write(known.body);
    }

    /** Whether one of the tags is this one, weakly compared (RFC 9110 section 13.1.2). */
    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var each : ifNoneMatch.split(",", -1)) {
            var other = each.strip();
            if (other.equals("*") || weak(other).equals(weak(tag))) {
                return true;
            }
        }
        return false;
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
