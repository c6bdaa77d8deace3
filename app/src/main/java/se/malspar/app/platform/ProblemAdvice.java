package se.malspar.app.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import se.malspar.app.eventlog.AppendOutcomeUnknown;
import se.malspar.app.eventlog.EventTooLarge;
import se.malspar.app.eventlog.TrailClosed;
import se.malspar.domain.decision.Malformed;
import se.malspar.domain.time.UnreadableText;
import se.malspar.domain.trail.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** Turns whatever went wrong into a problem document or a page, and tells nobody outside how we are built. */
@RestControllerAdvice
class ProblemAdvice {

    /** Where forms are sent by people, who go on reading pages when they are refused. */
    private static final Pattern DESK = Pattern.compile("/logga-(?:in|ut)|/[^/]+/registrera(?:/.*)?");

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String INVALID_PARAMETERS = "invalidParameters";

    /** Where whoever asks is a program, also when a browser does it. */
    private static final List<String> DATA = List.of("/api", "/v3", "/actuator", "/ledger");

    /** One value that cannot stand as it is. */
    record InvalidParameter(String property, String value, String reason, String reasonEnglish) {}

    /** A problem and the headers that belong to it. */
    private record Told(ProblemDetail problem, HttpHeaders headers) {
        Told(ProblemDetail problem) {
            this(problem, HttpHeaders.EMPTY);
        }
    }

    @ExceptionHandler
    @Nullable
    Object answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            LOG.debug("Svaret avbröts", failure);
            return null;
        }
        var told = known(failure, request).orElseGet(() -> unknown(failure, request));
        return answer(told.problem(), told.headers(), request);
    }

    /** A problem document, or for whoever reads pages a page. */
    static Object answer(ProblemDetail problem, HttpHeaders headers, HttpServletRequest request) {
        if (readsPages(request)) {
            return new ModelAndView(
                    "fel",
                    Map.of("message", String.valueOf(problem.getDetail()), "reason", reason(problem.getStatus())),
                    HttpStatusCode.valueOf(problem.getStatus()));
        }
        problem.setInstance(path(request));
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Whose fault it was, for the heading: nobody's, who asked for what there is not; who asked; or ours. */
    private static String reason(int status) {
        if (status == HttpStatus.NOT_FOUND.value()) {
            return "missing";
        }
        return status < 500 ? "refused" : "broken";
    }

    /** The exception itself, or the first of its causes, that says something to whoever asked. */
    private static Optional<Told> known(Throwable failure, HttpServletRequest request) {
        var wrongParameter = failure instanceof MethodArgumentTypeMismatchException;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var told = told(cause, request, wrongParameter);
            if (told != null) {
                return Optional.of(told);
            }
        }
        // what Jackson says comes last: a value's own reason, which it wraps, says more
        for (var cause = failure; cause != null && hasBody(request); cause = cause.getCause()) {
            if (cause instanceof JacksonException unreadable && !(unreadable instanceof InvalidDefinitionException)) {
                return Optional.of(new Told(UnreadableJson.problem(unreadable)));
            }
        }
        return switch (failure) {
            case MethodArgumentTypeMismatchException mismatch -> Optional.of(new Told(wrongType(mismatch)));
            case HttpMessageNotReadableException _ -> Optional.of(new Told(noBody()));
            case ErrorResponse answered
            when isOwn(answered) || answered.getStatusCode().is4xxClientError() -> Optional.of(told(answered));
            default -> Optional.empty();
        };
    }

    private static @Nullable Told told(Throwable cause, HttpServletRequest request, boolean wrongParameter) {
        return switch (cause) {
            case Malformed malformed ->
                new Told(malformed(
                        wrongParameter || !hasBody(request) ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT,
                        malformed));
            case NotFound missing -> new Told(notFound(missing));
            case UnreadableText unreadable -> new Told(unreadable(unreadable, request));
            case Refused refused -> new Told(refused(refused));
            case EventTooLarge _ -> new Told(eventTooLarge());
            case TrailClosed closed -> new Told(closed(closed));
            case AppendOutcomeUnknown _ -> new Told(outcomeUnknown());
            case ConcurrencyException _ -> new Told(overtakenByAnother());
            case AggregateNotFoundException _ -> new Told(municipalityNotRegistered());
            case CannotGetJdbcConnectionException _ -> new Told(Problems.of(HttpStatus.SERVICE_UNAVAILABLE));
            case AuthenticationException _ -> new Told(Problems.of(HttpStatus.UNAUTHORIZED), bearer());
            case AccessDeniedException _ -> new Told(Problems.of(HttpStatus.FORBIDDEN));
            case MissingServletRequestParameterException missing -> new Told(missing(missing.getParameterName()));
            case MissingRequestHeaderException missing -> new Told(missing(missing.getHeaderName()));
            default -> null;
        };
    }

    /** What Spring, or a problem of our own, already has an answer to. */
    private static Told told(ErrorResponse answered) {
        return new Told(
                isOwn(answered) ? answered.getBody() : Problems.of(answered.getStatusCode()), answered.getHeaders());
    }

    private static boolean isOwn(ErrorResponse answered) {
        var properties = answered.getBody().getProperties();
        return properties != null && properties.containsKey(Problems.CODE);
    }

    private static Told unknown(Throwable failure, HttpServletRequest request) {
        var status =
                failure instanceof ErrorResponse answered ? answered.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
        return new Told(internal(status, failure, request));
    }

    static ProblemDetail internal(HttpStatusCode status, @Nullable Throwable failure, HttpServletRequest request) {
        var errorId = UUID.randomUUID();
        LOG.error(
                "Fel {} vid {} {}",
                errorId,
                request.getMethod(),
                OneLine.of(path(request).toString()),
                failure);
        var problem = Problems.of(status);
        problem.setProperty("errorId", errorId);
        return problem;
    }

    static HttpHeaders bearer() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return headers;
    }

    private static ProblemDetail malformed(HttpStatus status, Malformed malformed) {
        var problem = Problems.of(
                status, "malformed", "Ogiltigt värde", malformed.swedish(), "Malformed value", malformed.english());
        problem.setProperty(
                INVALID_PARAMETERS,
                List.of(new InvalidParameter(
                        malformed.field(), OneLine.of(malformed.value()), malformed.swedish(), malformed.english())));
        return problem;
    }

    private static ProblemDetail unreadable(UnreadableText unreadable, HttpServletRequest request) {
        return Problems.of(
                hasBody(request) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.BAD_REQUEST,
                unreadable.what(),
                "Går inte att läsa",
                unreadable.inSwedish(),
                "Unreadable text",
                unreadable.inEnglish());
    }

    private static ProblemDetail notFound(NotFound notFound) {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                notFound.code(),
                "Finns inte",
                notFound.swedish(),
                "Not found",
                notFound.english());
    }

    private static ProblemDetail refused(Refused refused) {
        var status = switch (refused.code()) {
            case "overtaken" -> HttpStatus.PRECONDITION_FAILED;
            case "idempotency-key-reused" -> HttpStatus.UNPROCESSABLE_CONTENT;
            case "municipality-not-registered", "registration-unknown" -> HttpStatus.NOT_FOUND;
            default -> HttpStatus.CONFLICT;
        };
        var problem = Problems.of(
                status,
                refused.code(),
                "Går inte att registrera",
                refused.swedish(),
                "Cannot be recorded",
                refused.english());
        refused.place().ifPresent(place -> problem.setProperty("place", place));
        refused.laterDecision().ifPresent(decision -> problem.setProperty("laterDecision", decision));
        return problem;
    }

    private static ProblemDetail wrongType(MethodArgumentTypeMismatchException mismatch) {
        var value = OneLine.of(String.valueOf(mismatch.getValue()));
        var swedish = "«%s» går inte att läsa som %s.".formatted(value, mismatch.getName());
        var english = "«%s» cannot be read as %s.".formatted(value, mismatch.getName());
        var problem = Problems.of(
                HttpStatus.BAD_REQUEST, "wrong-type", "Ogiltig parameter", swedish, "Invalid parameter", english);
        problem.setProperty(
                INVALID_PARAMETERS, List.of(new InvalidParameter(mismatch.getName(), value, swedish, english)));
        return problem;
    }

    private static ProblemDetail missing(String name) {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "parameter-missing",
                "Parameter saknas",
                "%s måste anges.".formatted(name),
                "Parameter missing",
                "%s is required.".formatted(name));
    }

    private static ProblemDetail noBody() {
        return Problems.of(
                HttpStatus.BAD_REQUEST,
                "unreadable-body",
                "Innehållet går inte att läsa",
                "Begäran ska ha ett innehåll i JSON.",
                "Unreadable body",
                "The request must have a body in JSON.");
    }

    private static ProblemDetail eventTooLarge() {
        return Problems.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "event-too-large",
                "För mycket i en registrering",
                "En händelse blev större än vad som får plats i loggen. Inget registrerades; dela upp texten.",
                "Too much in one registration",
                "An event came out larger than the log can hold. Nothing was recorded; divide the text.");
    }

    private static ProblemDetail closed(TrailClosed closed) {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "log-closed",
                "Loggen är stängd för registrering",
                "Inget registreras i kommunen förrän loggen har utretts. " + closed.swedish(),
                "The log is closed",
                "Nothing is recorded in the municipality until the log has been looked into. " + closed.english());
    }

    private static ProblemDetail outcomeUnknown() {
        return Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "outcome-unknown",
                "Det är inte känt om det registrerades",
                "Förbindelsen med databasen bröts när registreringen skulle sparas. Skicka den igen med samma"
                        + " Idempotency-Key, så registreras den högst en gång.",
                "It is not known whether it was recorded",
                "The database was lost while the registration was being stored. Send it again with the same"
                        + " Idempotency-Key, and it will be recorded at most once.");
    }

    private static ProblemDetail overtakenByAnother() {
        return Problems.of(
                HttpStatus.CONFLICT,
                "overtaken-by-another",
                "Någon annan hann före",
                "En annan registrering i samma kommun sparades samtidigt. Inget registrerades; försök igen.",
                "Overtaken by another",
                "Another registration in the same municipality was stored at the same time. Nothing was recorded; try"
                        + " again.");
    }

    private static ProblemDetail municipalityNotRegistered() {
        return Problems.of(
                HttpStatus.NOT_FOUND,
                "municipality-not-registered",
                "Kommunen är inte upplagd",
                "Kommunen är inte upplagd i Målspår.",
                "Municipality not registered",
                "The municipality is not registered in Målspår.");
    }

    private static boolean readsPages(HttpServletRequest request) {
        var path = path(request).toString();
        return (request.getMethod().equals("GET")
                        || (request.getMethod().equals("POST")
                                && DESK.matcher(path).matches()))
                && DATA.stream().noneMatch(path::startsWith)
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** What was asked for, also where the server has gone on to {@code /error}. */
    static URI path(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
        try {
            return URI.create(asked);
        } catch (IllegalArgumentException _) {
            return URI.create(UriUtils.encodePath(asked, StandardCharsets.UTF_8));
        }
    }
}
