package se.malspar.app.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import se.malspar.app.RunningProduct;

/** The product as the README starts it, with its demo data; one for all browser tests of a JVM. */
final class DemoSite {

    /** Every page that can be read, by way of the demo data. */
    static final List<String> PAGES = List.of(
            "/",
            "/9999",
            "/9999?organ=KS",
            "/0665",
            "/9901",
            "/9999/tidsresa",
            "/9999/tidsresa?datum=2021-02-01&jamfor=2020-10-06",
            "/0665/tidsresa?beslutat=2021-02-01&galler=2020-12-31&registrerat=2099-01-01",
            "/9999/mal",
            "/9999/mal/ks-2020-1?datum=2021-06-30",
            "/0665/mal/ks-2019-1",
            "/9999/sammantrade",
            "/9999/sammantrade/KS/2020-10-07",
            "/0665/sammantrade/KS/2020-10-07",
            "/0665/sammantrade/KSAU/2019-02-20/22",
            "/9999/uppfoljning",
            "/9999/uppfoljning/KS/2026-T1",
            "/9999/uppfoljning/KS/2024?lang=en",
            "/9999/kontrollpunkt",
            "/9999/sok",
            "/9999/sok?q=n%C3%A4ringsliv",
            "/0665/sok?q=KS%202021-01-13%20%C2%A7%20010",
            "/9999/sok?q=xyzzy",
            "/inbadda/9999/mal/ks-2023-1",
            "/om/tidsaxlar",
            "/om/modeller",
            "/tillganglighet",
            "/problem/malformed",
            "/9999?lang=en",
            "/9999/tidsresa?datum=2020-10-07&lang=en",
            "/9999/mal/ks-2023-1?lang=en",
            "/0665/sammantrade/KS/2020-10-07?lang=en",
            "/9999/sok?q=m%C3%A5l&lang=en",
            "/om/tidsaxlar?lang=en",
            "/om/modeller?lang=en",
            "/tillganglighet?lang=en");

    private static final class Started {
        static final int PORT = freePort();
        static final RunningProduct PRODUCT = product();
    }

    private DemoSite() {}

    static String at(String path) {
        Objects.requireNonNull(Started.PRODUCT);
        return "http://localhost:" + Started.PORT + path;
    }

    /** Logs a visitor in, as the registrar whose log-in the first start printed. */
    static void logIn(Page page) {
        var logIn = Objects.requireNonNull(Started.PRODUCT.printedLogIn());
        page.locator("#anvandare").fill(logIn.get(0));
        page.locator("#losenord").fill(logIn.get(1));
        page.locator("#losenord").press("Enter");
    }

    /** Records a § in the municipality, as the registrar whose log-in the first start printed. */
    static void record(String municipality, String paragraph) throws IOException {
        var logIn = Objects.requireNonNull(Started.PRODUCT.printedLogIn());
        var answer = Started.PRODUCT.send(Started.PRODUCT
                .request("/api/v1/" + municipality + "/registrations")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + Started.PRODUCT.logIn(logIn.get(0), logIn.get(1)))
                .POST(HttpRequest.BodyPublishers.ofString(paragraph)));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
    }

    private static RunningProduct product() {
        try {
            var product = RunningProduct.start(Files.createTempDirectory("malspar-webb"), Started.PORT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    product.stop();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> product.printedLogIn() != null
                            && product.send(product.request("/9999/mal/ks-2023-1")
                                                    .GET())
                                            .statusCode()
                                    == 200);
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
