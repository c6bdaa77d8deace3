package se.malspar.app.pages.ram;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What every page knows of its own address. */
@ControllerAdvice("se.malspar.app.pages")
class Surroundings {

    /** The same page in the other language. */
    @ModelAttribute("inOtherLanguage")
    String inOtherLanguage(HttpServletRequest request, Locale locale) {
        var address = ServletUriComponentsBuilder.fromRequest(request).replaceQueryParam(PageLanguage.PARAMETER);
        if (!locale.getLanguage().equals(PageLanguage.ENGLISH)) {
            address.queryParam(PageLanguage.PARAMETER, PageLanguage.ENGLISH);
        }
        var there = address.build();
        return there.getPath() + (there.getQuery() == null ? "" : "?" + there.getQuery());
    }
}
