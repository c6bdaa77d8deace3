package se.malspar.app.pages.ram;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.LocaleResolver;

/** The language that the address asks for: Swedish, or English by {@code lang=en}. Never what the browser prefers. */
public final class PageLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";
    static final String ENGLISH = "en";
    static final Locale SWEDISH = Locale.of("sv", "SE");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return ENGLISH.equals(request.getParameter(PARAMETER)) ? Locale.UK : SWEDISH;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The address says which language a page is in.");
    }

    /** An address of ours that goes on in the language of the page at hand. */
    public static String kept(String address) {
        return LocaleContextHolder.getLocale().getLanguage().equals(ENGLISH)
                ? address + (address.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + ENGLISH
                : address;
    }
}
