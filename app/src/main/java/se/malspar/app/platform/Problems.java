package se.malspar.app.platform;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Every answer that is no answer, per RFC 9457: in Swedish, with the same in English beside it, and a stable code. */
public final class Problems {

    static final String CODE = "code";

    private Problems() {}

    /** What is told in English. */
    record English(String title, String detail) {}

    /**
     * A problem in both languages.
     *
     * @param code what programs tell problems apart by; never changes
     */
    public static ProblemDetail of(
            HttpStatusCode status, String code, String titleSv, String detailSv, String titleEn, String detailEn) {
        var problem = ProblemDetail.forStatusAndDetail(status, detailSv);
        problem.setType(URI.create("/problem/" + code));
        problem.setTitle(titleSv);
        problem.setProperty(CODE, code);
        problem.setProperty("english", new English(titleEn, detailEn));
        return problem;
    }

    /** What can be said of a status when nothing more is known. */
    static ProblemDetail of(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNAUTHORIZED ->
                of(
                        status,
                        "not-logged-in",
                        "Inte inloggad",
                        "Det här kräver inloggning: hämta en nyckel med POST /api/v1/tokens och skicka den i Authorization:"
                                + " Bearer.",
                        "Not logged in",
                        "This needs a log-in: fetch a token with POST /api/v1/tokens and send it as Authorization:"
                                + " Bearer.");
            case FORBIDDEN ->
                of(
                        status,
                        "not-allowed",
                        "Inte tillåtet",
                        "Din roll ger inte rätt till det här.",
                        "Not allowed",
                        "Your role does not permit this.");
            case NOT_FOUND ->
                of(
                        status,
                        "not-found",
                        "Finns inte",
                        "Det finns inget på den här adressen.",
                        "Not found",
                        "There is nothing at this address.");
            case METHOD_NOT_ALLOWED ->
                of(
                        status,
                        "method-not-allowed",
                        "Metoden går inte här",
                        "Adressen finns, men inte med den metoden. Se Allow.",
                        "Method not allowed",
                        "The address exists, but not with that method. See Allow.");
            case NOT_ACCEPTABLE ->
                of(
                        status,
                        "not-acceptable",
                        "Formatet finns inte",
                        "Svaret finns inte i något format som Accept godtar.",
                        "Not acceptable",
                        "The answer does not exist in any format that Accept takes.");
            case CONTENT_TOO_LARGE ->
                of(
                        status,
                        "too-large",
                        "För stort",
                        "Det som skickades är större än vad som tas emot.",
                        "Too large",
                        "What was sent is larger than what is accepted.");
            case UNSUPPORTED_MEDIA_TYPE ->
                of(
                        status,
                        "unsupported-media-type",
                        "Formatet tas inte emot",
                        "Innehållet tas inte emot i det format som Content-Type anger. Se Accept.",
                        "Unsupported media type",
                        "Content in the format that Content-Type tells is not accepted. See Accept.");
            case SERVICE_UNAVAILABLE ->
                of(
                        status,
                        "unavailable",
                        "Tillfälligt otillgängligt",
                        "Det går inte att svara just nu. Försök igen om en stund.",
                        "Unavailable for now",
                        "There can be no answer right now. Try again in a while.");
            case null, default -> status.is5xxServerError() ? internal(status) : badRequest(status);
        };
    }

    private static ProblemDetail internal(HttpStatusCode status) {
        return of(
                status,
                "internal-error",
                "Fel i Målspår",
                "Något gick fel hos oss. Felet är antecknat under felnumret i errorId.",
                "Error in Målspår",
                "Something went wrong on our side. It is noted under the number in errorId.");
    }

    private static ProblemDetail badRequest(HttpStatusCode status) {
        return of(
                status,
                "bad-request",
                "Begäran går inte att förstå",
                "Begäran är inte som den ska vara. Se beskrivningen av gränssnittet.",
                "Bad request",
                "The request is not as it should be. See the description of the interface.");
    }
}
