package se.malspar.benchmark.limit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The least that a server can do: one compressed answer, held ready in memory, by the HTTP server of the JDK. Who asks
 * with an entity tag is told that nothing has changed.
 */
public final class BareServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NO_BODY = -1;

    static {
        // headers and body go in two writes: otherwise the second waits for the first to be acknowledged
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private BareServer(HttpServer server) {
        this.server = server;
    }

    /** Starts it on a port of its own. */
    public static BareServer answering(byte[] compressed) throws IOException {
        var bare = new BareServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        bare.server.createContext("/", exchange -> answer(exchange, compressed));
        bare.server.setExecutor(bare.threads);
        bare.server.start();
        return bare;
    }

    private static void answer(HttpExchange exchange, byte[] compressed) throws IOException {
        try (exchange) {
            if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
                exchange.sendResponseHeaders(NOT_MODIFIED, NO_BODY);
            } else {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(OK, compressed.length);
                exchange.getResponseBody().write(compressed);
            }
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
