package se.malspar.app.pages.registrera;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.malspar.app.access.PageSession;
import se.malspar.app.pages.ram.PageLanguage;

/** Logs in to the desk, and out. */
@Controller
class LogInController {

    /** Nowhere else is anybody sent on to. */
    private static final Pattern THE_DESK = Pattern.compile("/\\d{4}/registrera(?:[/?][^\\\\\\s]*)?");

    private final PageSession session;

    LogInController(PageSession session) {
        this.session = session;
    }

    @GetMapping(PageSession.LOG_IN)
    String form(@RequestParam Optional<String> till, Model model) {
        model.addAttribute("till", atTheDesk(till).orElse(""));
        return "logga-in";
    }

    @PostMapping(PageSession.LOG_IN)
    String logIn(
            @RequestParam Optional<String> till,
            @RequestParam(Desk.USERNAME) Optional<String> username,
            @RequestParam(Desk.PASSWORD) Optional<String> password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var wanted = atTheDesk(till);
        model.addAttribute("till", wanted.orElse(""));
        model.addAttribute("username", username.orElse(""));
        model.addAttribute("inOtherLanguage", null);
        if (PageSession.isShownAgain(request)) {
            model.addAttribute("tooOld", true);
            return "logga-in";
        }
        try {
            session.logIn(username.orElse(""), password.orElse(""), request, response);
        } catch (ErrorResponseException refused) {
            model.addAttribute("logInTrouble", refused.getBody());
            response.setStatus(refused.getStatusCode().value());
            return "logga-in";
        }
        return "redirect:" + wanted.orElseGet(() -> PageLanguage.kept("/"));
    }

    @PostMapping(PageSession.LOG_OUT)
    String logOut(@RequestParam Optional<String> kommun, HttpServletRequest request, HttpServletResponse response) {
        if (PageSession.isShownAgain(request)) {
            response.setStatus(HttpStatus.OK.value());
            return "redirect:" + PageLanguage.kept("/");
        }
        session.logOut(request, response);
        return "redirect:"
                + PageLanguage.kept(
                        "/" + kommun.filter(code -> code.matches("\\d{4}")).orElse(""));
    }

    private static Optional<String> atTheDesk(Optional<String> address) {
        return address.filter(each -> THE_DESK.matcher(each).matches());
    }
}
