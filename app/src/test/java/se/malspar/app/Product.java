package se.malspar.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import se.malspar.app.access.Registrar;
import se.malspar.app.access.TestRegistrars;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running product as a caller over HTTP meets it; follows no redirects. */
@TestComponent
public class Product {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Environment settings;
    private final ObjectProvider<TestRegistrars> registrars;

    Product(Environment settings, ObjectProvider<TestRegistrars> registrars) {
        this.settings = settings;
        this.registrars = registrars;
    }

    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + settings.getRequiredProperty("local.server.port") + path);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    /** The answer to a request with a body of JSON, with {@code headers} as name, value, name, value... */
    public HttpResponse<String> send(String method, String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(at(path))
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    public HttpResponse<String> post(String path, String json, String token) {
        return send("POST", path, json, "Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new AssertionError("The product did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The token of a new registrar of these municipalities only. */
    public String registrarOf(String... municipalities) {
        return registrars.getObject().token(municipalities);
    }

    /** The token of somebody new who may have things destroyed in these municipalities, and record too. */
    public String archivistOf(String... municipalities) {
        return registrars.getObject().token(Set.of(Registrar.REGISTRAR, Registrar.ARCHIVIST), municipalities);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
