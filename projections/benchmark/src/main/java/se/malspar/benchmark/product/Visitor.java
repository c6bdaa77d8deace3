package se.malspar.benchmark.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.malspar.benchmark.answer.Questions.HistoryOfGoal;
import se.malspar.benchmark.answer.Questions.MeetingOf;
import se.malspar.benchmark.answer.Questions.StateAtMoment;
import se.malspar.benchmark.answer.Questions.StateOn;
import se.malspar.benchmark.measure.WrongAnswer;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who asks the product over HTTP, on one connection that is kept. */
public final class Visitor implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String root;

    public Visitor(int port) {
        this.root = "http://127.0.0.1:" + port;
    }

    public static String path(StateAtMoment question) {
        return "/api/v1/%s/state?decidedBy=%s&validOn=%s&recordedBy=%s"
                .formatted(question.municipality(), question.decidedBy(), question.validOn(), question.recordedBy());
    }

    public static String path(StateOn question) {
        return "/api/v1/%s/state?date=%s".formatted(question.municipality(), question.day());
    }

    /** The page that a step of Tidsresa's slider fetches. */
    public static String step(StateOn question) {
        return "/%s/tidsresa?datum=%s".formatted(question.municipality(), question.day());
    }

    public static String path(HistoryOfGoal question) {
        return "/api/v1/%s/goals/%s/history?date=%s"
                .formatted(question.municipality(), question.goal(), question.decidedBy());
    }

    public static String path(MeetingOf question) {
        return "/api/v1/%s/meetings/%s/%s?date=%s"
                .formatted(question.municipality(), question.body(), question.date(), question.day());
    }

    /** The whole answer; throws {@link WrongAnswer} unless it is one. */
    public HttpResponse<byte[]> get(String path) {
        var response = send(request(path).build());
        if (response.statusCode() != 200) {
            throw new WrongAnswer(path + " answered " + response.statusCode());
        }
        return response;
    }

    /** The whole answer, compressed if the product likes, as a browser asks. */
    public byte[] getCompressed(String path) {
        var response = send(request(path).header("Accept-Encoding", "gzip").build());
        if (response.statusCode() != 200) {
            throw new WrongAnswer(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** Asks again with the entity tag of an answer; returns the status. */
    public int revalidate(String path, String tag) {
        return send(request(path).header("If-None-Match", tag).build()).statusCode();
    }

    /** What a verification of a municipality's whole log came to. */
    public record Verified(Instant verifiedAt, long leaves, long milliseconds) {}

    /** The last verification, where there has been one; throws {@link WrongAnswer} where it found anything. */
    public Optional<Verified> verified(String municipality) {
        var answer = JsonMapper.shared()
                .readTree(get("/api/v1/%s/integrity".formatted(municipality)).body())
                .path("verification");
        if (!answer.path("findings").isEmpty()) {
            throw new WrongAnswer("The log of %s is not sound: %s".formatted(municipality, answer));
        }
        return answer.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Verified(
                        Instant.parse(answer.path("verifiedAt").asString()),
                        answer.path("leaves").asLong(),
                        answer.path("milliseconds").asLong()));
    }

    /** Whether the product answers 200 to it. */
    public boolean isAnswered(String path) {
        try {
            return send(request(path).build()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
