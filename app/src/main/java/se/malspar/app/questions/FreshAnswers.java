package se.malspar.app.questions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import se.malspar.app.platform.Freshness;

/** Whoever has recorded something can read it with the next request. */
final class FreshAnswers implements HandlerInterceptor {

    private final Freshness freshness;

    FreshAnswers(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET")) {
            // where patience ends the answer is still right for the position that it states
            freshness.await();
        }
        return true;
    }
}
