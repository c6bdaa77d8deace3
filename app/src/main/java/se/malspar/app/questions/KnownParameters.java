package se.malspar.app.questions;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import se.malspar.domain.decision.Malformed;

/** Refuses a query parameter that the question does not know: misspelt, it would be left out without a word. */
final class KnownParameters implements HandlerInterceptor {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getPackageName().startsWith("se.malspar")) {
            var known = namesOf(method);
            for (var name : request.getParameterMap().keySet()) {
                if (!known.contains(name)) {
                    refuse(name, known);
                }
            }
        }
        return true;
    }

    private static SortedSet<String> namesOf(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType().equals(Moment.class)) {
                names.addAll(MomentParameters.NAMES);
            }
            var annotation = parameter.getParameterAnnotation(RequestParam.class);
            if (annotation != null) {
                names.add(
                        annotation.name().isEmpty()
                                ? String.valueOf(parameter.getParameter().getName())
                                : annotation.name());
            }
        }
        return names;
    }

    private static void refuse(String name, SortedSet<String> known) {
        var nearest = known.stream()
                .min(Comparator.comparingInt(each -> DISTANCE.apply(name, each)))
                .filter(each -> DISTANCE.apply(name, each) <= 3);
        throw new Malformed(
                name,
                name,
                "Okänd parameter.%s"
                        .formatted(nearest.map(" Menade du %s?"::formatted).orElse("")),
                "Unknown parameter.%s"
                        .formatted(nearest.map(" Did you mean %s?"::formatted).orElse("")));
    }
}
