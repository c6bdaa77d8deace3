package se.malspar.app.questions;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.time.AsOf;
import se.malspar.domain.time.SwedishDate;

/**
 * The moment that a question is about, on the three axes, read from the query parameters: {@code date} for decided and
 * valid at once, or {@code decidedBy} and {@code validOn}, and {@code recordedBy}. What is left out is today or now.
 * Days are read as people write them («2020-10-07», «7 okt 2020»), an instant by RFC 3339 or as a day, whose end in
 * Sweden is meant.
 */
final class MomentParameters implements HandlerMethodArgumentResolver {

    static final Set<String> NAMES = Set.of("date", "decidedBy", "validOn", "recordedBy");

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    private final Clock clock;

    MomentParameters(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Moment.class)
                && parameter.getContainingClass().isAnnotationPresent(RestController.class);
    }

    @Override
    public Moment resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return read(
                parameter(request, "date"),
                parameter(request, "decidedBy"),
                parameter(request, "validOn"),
                parameter(request, "recordedBy"));
    }

    /** The moment as written in parts; throws {@link Malformed} where the parts do not fit together. */
    Moment read(
            Optional<String> date, Optional<String> decidedBy, Optional<String> validOn, Optional<String> recordedBy) {
        if (date.isPresent() && (decidedBy.isPresent() || validOn.isPresent())) {
            throw new Malformed(
                    "date",
                    date.get(),
                    "Ange antingen date eller decidedBy och validOn, inte båda.",
                    "State either date, or decidedBy and validOn, not both.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as fine as the database tells time
        var today = LocalDate.ofInstant(now, SWEDEN);
        return new Moment(
                new AsOf(
                        decidedBy.or(() -> date).map(SwedishDate::parseDay).orElse(today),
                        validOn.or(() -> date).map(SwedishDate::parseDay).orElse(today),
                        recordedBy.map(MomentParameters::instant).orElse(now)),
                date.isPresent() || (decidedBy.isPresent() && validOn.isPresent()),
                date.isPresent() || validOn.isPresent(),
                recordedBy.isPresent());
    }

    private static Instant instant(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException notAnInstant) {
            return SwedishDate.parseDay(written)
                    .plusDays(1)
                    .atStartOfDay(SWEDEN)
                    .toInstant()
                    .minusNanos(1000);
        }
    }

    private static Optional<String> parameter(NativeWebRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw new Malformed(
                    name,
                    String.join(", ", values),
                    "Parametern %s anges mer än en gång.".formatted(name),
                    "The parameter %s is stated more than once.".formatted(name));
        }
        return Optional.of(values[0]);
    }
}
