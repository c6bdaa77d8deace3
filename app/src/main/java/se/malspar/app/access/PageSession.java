package se.malspar.app.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/**
 * Who is at the desk: the token that a program sends in a header, kept by the browser in a cookie that no script can read
 * and that no other site's form brings along.
 */
public final class PageSession {

    public static final String LOG_IN = "/logga-in";
    public static final String LOG_OUT = "/logga-ut";

    static final String COOKIE = "malspar";
    static final String FORM_COOKIE = "malspar-form";

    private static final String SHOWN_AGAIN = PageSession.class.getName() + ".shownAgain";

    private final LogIns logIns;
    private final AccessTokens tokens;

    PageSession(LogIns logIns, AccessTokens tokens) {
        this.logIns = logIns;
        this.tokens = tokens;
    }

    /** Whoever is logged in as of now. */
    public Optional<Registrar> current(HttpServletRequest request) {
        return token(request).flatMap(tokens::owner);
    }

    /**
     * Logs in for twelve hours; throws an {@link org.springframework.web.ErrorResponseException} that says why not.
     *
     * @param response gets the cookie
     */
    public Registrar logIn(String username, String password, HttpServletRequest request, HttpServletResponse response) {
        var given = logIns.logIn(username, password, request);
        token(request).ifPresent(tokens::revoke);
        keep(given.issued().token(), AccessTokens.VALID_FOR, request, response);
        return given.registrar();
    }

    public void logOut(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(token -> tokens.owner(token).ifPresent(registrar -> logIns.logOut(token, registrar)));
        keep("", Duration.ZERO, request, response);
    }

    private static void keep(String token, Duration time, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .path("/")
                        .maxAge(time)
                        .build()
                        .toString());
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(value -> value.isEmpty() ? Stream.empty() : Stream.of(value))
                .findFirst();
    }

    /**
     * Lets the same page show again what was sent, where the form is not one that this browser was given, or is too old:
     * whoever really typed it loses nothing, and nothing is done.
     */
    static void showAgain(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(SHOWN_AGAIN, true);
        response.setStatus(HttpStatus.FORBIDDEN.value());
        request.getRequestDispatcher(request.getServletPath()).forward(request, response);
    }

    /** Whether nothing may be done with what was sent but show it again. */
    public static boolean isShownAgain(HttpServletRequest request) {
        return request.getAttribute(SHOWN_AGAIN) != null;
    }
}
