package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriUtils;
import se.malspar.app.access.PageSession;
import se.malspar.app.access.Registrar;
import se.malspar.app.pages.ram.PageLanguage;
import se.malspar.domain.decision.Municipality;

/** Lets registrars in, also in the middle of a form whose log-in has lapsed. */
@Component
final class Desk {

    static final String USERNAME = "anvandare";
    static final String PASSWORD = "losenord";

    private final PageSession session;

    Desk(PageSession session) {
        this.session = session;
    }

    /** Whoever is at the desk and may record in the municipality; throws where somebody is but may not. */
    Optional<Registrar> registrar(Municipality municipality, HttpServletRequest request, Model model) {
        return current(request, model, each -> each.requireMayRecordIn(municipality.code()));
    }

    /** As {@link #registrar}, for those who may have something destroyed. */
    Optional<Registrar> archivist(Municipality municipality, HttpServletRequest request, Model model) {
        return current(request, model, each -> each.requireMayDestroyIn(municipality.code()));
    }

    private Optional<Registrar> current(HttpServletRequest request, Model model, Consumer<Registrar> requirement) {
        var registrar = session.current(request);
        registrar.ifPresent(each -> {
            requirement.accept(each);
            model.addAttribute("registrar", each);
        });
        return registrar;
    }

    /**
     * Whoever has sent a form, by the log-in or by a name and a password sent with it; absent where nothing may be done with
     * it but show it again, which the page then says why.
     */
    Optional<Registrar> sender(
            Municipality municipality, HttpServletRequest request, HttpServletResponse response, Model model) {
        return sender(request, response, model, each -> each.requireMayRecordIn(municipality.code()));
    }

    /** As {@link #sender}, for those who may have something destroyed. */
    Optional<Registrar> sendingArchivist(
            Municipality municipality, HttpServletRequest request, HttpServletResponse response, Model model) {
        return sender(request, response, model, each -> each.requireMayDestroyIn(municipality.code()));
    }

    private Optional<Registrar> sender(
            HttpServletRequest request, HttpServletResponse response, Model model, Consumer<Registrar> requirement) {
        model.addAttribute("inOtherLanguage", null); // another language would lose what has been typed
        if (PageSession.isShownAgain(request)) {
            model.addAttribute("tooOld", true);
            session.current(request).ifPresent(registrar -> model.addAttribute("registrar", registrar));
            return Optional.empty();
        }
        var registrar = session.current(request);
        var username = request.getParameter(USERNAME);
        var password = request.getParameter(PASSWORD);
        try {
            if (registrar.isEmpty() && username != null && password != null) {
                registrar = Optional.of(session.logIn(username, password, request, response));
            }
            registrar.ifPresent(requirement);
        } catch (ErrorResponseException refused) {
            model.addAttribute("logInTrouble", refused.getBody());
            registrar = Optional.empty();
        }
        model.addAttribute("registrar", registrar.orElse(null));
        model.addAttribute("lapsed", registrar.isEmpty());
        return registrar;
    }

    /** The way to log in and then come here. */
    static String toLogIn(HttpServletRequest request) {
        var here = request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        return "redirect:"
                + PageLanguage.kept(PageSession.LOG_IN + "?till="
                        + UriUtils.encodeQueryParam(here, StandardCharsets.UTF_8)
                                .replace("&", "%26")
                                .replace("+", "%2B"));
    }
}
