package se.malspar.app.questions;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import se.malspar.app.platform.Freshness;
import se.malspar.domain.decision.Malformed;

/** Whoever has recorded something can read it with the next request, and nobody reads backwards. */
final class FreshAnswers implements AsyncHandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private final Freshness freshness;

    FreshAnswers(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // what is answered in another thread comes back here when it has been answered
        if (isReading(request) && request.getDispatcherType() != DispatcherType.ASYNC) {
            freshness.begin(seen(request));
        }
        return true;
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        freshness.end();
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        freshness.end();
    }

    /** What is tried only is sent as it would be recorded, and is answered by what has been. */
    private static boolean isReading(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || request.getRequestURI().endsWith("/preview");
    }

    /** What whoever asks has seen already, as far as they say. */
    private static OptionalLong seen(HttpServletRequest request) {
        var stated = request.getHeader(Freshness.LOG_POSITION);
        if (stated == null) {
            return OptionalLong.empty();
        }
        if (!POSITION.matcher(stated.strip()).matches()) {
            throw new Malformed(
                    Freshness.LOG_POSITION,
                    stated,
                    "Log-Position är den position i loggen som ett svar har angett, till exempel 42.",
                    "Log-Position is the position of the log that an answer has stated, such as 42.");
        }
        return OptionalLong.of(Long.parseLong(stated.strip()));
    }
}
