package se.malspar.app.pages.ram;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import se.malspar.app.questions.Moment;
import se.malspar.app.questions.Questions;

/**
 * The moment that a page is about, as its address names it: {@code datum} for decided and valid at once, or {@code
 * beslutat} and {@code galler}, and {@code registrerat}. What is left out, or left empty in a form, is today or now.
 */
final class PageMoments implements HandlerMethodArgumentResolver {

    static final Set<String> NAMES = Set.of("datum", "beslutat", "galler", "registrerat");

    private final Questions questions;

    PageMoments(Questions questions) {
        this.questions = questions;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Moment.class)
                && !parameter.getContainingClass().isAnnotationPresent(RestController.class);
    }

    @Override
    public Moment resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return questions.moment(
                Optional.ofNullable(request.getParameter("datum")),
                Optional.ofNullable(request.getParameter("beslutat")),
                Optional.ofNullable(request.getParameter("galler")),
                Optional.ofNullable(request.getParameter("registrerat")));
    }
}
