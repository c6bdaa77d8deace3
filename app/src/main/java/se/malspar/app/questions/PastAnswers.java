package se.malspar.app.questions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import se.malspar.app.platform.Forgetful;
import se.malspar.domain.decision.Municipality;

/**
 * Gives an answer that can change no more, unless something is destroyed, as it was given before, byte for byte, for as
 * long as there is room to remember it. Whether it can change is for {@link Answering} to say, with {@code immutable}.
 */
final class PastAnswers extends OncePerRequestFilter implements Forgetful {

    /** What is added to an entity tag when the answer is given compressed: other bytes, so another tag. */
    private static final String COMPRESSED_TAG = "-gzip\"";

    private static final Pattern NEVER = Pattern.compile(";q=0(\\.0*)?$");

    /** An answer as it was given, kept compressed. */
    private static final class Given {

        private final Map<String, List<String>> headers;
        private final byte[] compressed;

        private Given(Map<String, List<String>> headers, byte[] body) throws IOException {
            this.headers = headers;
            this.compressed = compressed(body);
        }

        private static byte[] compressed(byte[] body) throws IOException {
            var bytes = new ByteArrayOutputStream(body.length / 8 + 100);
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body);
            }
            return bytes.toByteArray();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }
    }

    /** As the interface for programs and as the pages name it. */
    private static final List<String> RECORDED_AXIS = List.of("recordedby", "registrerat");

    private static final String EVIDENCE = "/evidence/";

    private final Cache<String, Given> given;

    /** How many times it has forgotten. */
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * An empty memory.
     *
     * @param room for how many bytes of answers
     */
    PastAnswers(long room) {
        this.given = Caffeine.newBuilder()
                .maximumWeight(room)
                .<String, Given>weigher((question, answer) -> question.length() + answer.compressed.length + 500)
                .build();
    }

    /** Gives no answer again: what one of them was made of is there no more. */
    @Override
    public void forget(Municipality municipality) {
        forgotten.incrementAndGet();
        given.invalidateAll();
    }

    /** Only a question that names the recorded instant can have an answer that never changes. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !request.getMethod().equals(HttpMethod.GET.name())
                || query == null
                // a package is written by another thread, when this filter has long since returned
                || request.getRequestURI().contains(EVIDENCE)
                || RECORDED_AXIS.stream().noneMatch(query.toLowerCase(Locale.ROOT)::contains);
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
        var forgottenBefore = forgotten.get();
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpStatus.OK.value() && isImmutable(answer.getHeader(HttpHeaders.CACHE_CONTROL))) {
            var past = new Given(headers(answer), answer.getContentAsByteArray());
            given.put(question, past);
            if (forgotten.get() != forgottenBefore) {
                given.invalidate(question); // it may say what was destroyed while it was being written
            }
            answer.resetBuffer();
            give(past, request, response);
            return;
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
        headers.merge(
                HttpHeaders.VARY,
                List.of(HttpHeaders.ACCEPT_ENCODING),
                (others, own) -> Stream.concat(others.stream(), own.stream()).toList());
        var type = answer.getContentType();
        if (type != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(type));
        }
        return headers;
    }

    private static void give(Given known, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var compressed = mayBeCompressed(request);
        known.headers.forEach((name, values) -> {
            response.setHeader(name, values.getFirst());
            values.stream().skip(1).forEach(value -> response.addHeader(name, value));
        });
        var tag = known.header(HttpHeaders.ETAG);
        if (compressed) {
            tag.ifPresent(plain -> response.setHeader(HttpHeaders.ETAG, ofCompressed(plain)));
        }
        if (tag.filter(plain -> matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), plain))
                .isPresent()) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
        } else if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(known.compressed.length);
            response.getOutputStream().write(known.compressed);
        } else {
            try (var body = new GZIPInputStream(new ByteArrayInputStream(known.compressed))) {
                body.transferTo(response.getOutputStream());
            }
        }
    }

    /** Whether the client says that it reads gzip (RFC 9110 section 12.5.3). */
    private static boolean mayBeCompressed(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        return Arrays.stream(accepted.split(",", -1))
                .map(each -> each.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.equals("gzip")
                        || (each.startsWith("gzip;") && !NEVER.matcher(each).find()));
    }

    private static String ofCompressed(String tag) {
        return tag.substring(0, tag.length() - 1) + COMPRESSED_TAG;
    }

    /** Whether one of the tags is this one, compressed or not, weakly compared (RFC 9110 section 13.1.2). */
    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var each : ifNoneMatch.split(",", -1)) {
            var other = each.strip();
            if (other.equals("*")
                    || weak(other).equals(weak(tag))
                    || weak(other).equals(weak(ofCompressed(tag)))) {
                return true;
            }
        }
        return false;
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
