package dev.steelyard.program.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.steelyard.testkit.PrivateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * A proxy that ends TLS for a server at this machine. Its certificate is of a certificate authority
 * that no Java trusts.
 */
final class TlsFront implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpsServer server;
    private final PrivateAuthority authority;
    private volatile int target;

    private TlsFront(PrivateAuthority authority, SSLContext tls) throws IOException {
        this.authority = authority;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    /** With a certificate for {@code host}. */
    static TlsFront of(Path folder, String host) throws IOException {
        var authority = new PrivateAuthority(folder);
        return new TlsFront(authority, authority.server(host));
    }

    /** With a certificate for localhost that has expired. */
    static TlsFront expired(Path folder) throws IOException {
        var authority = new PrivateAuthority(folder);
        return new TlsFront(authority, authority.expiredServer("localhost"));
    }

    /** The address at which clients reach it. */
    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** The certificate of its authority, in PEM. */
    String authority() {
        return authority.pem().toString();
    }

    /** Forwards to that port from now on. */
    void to(int port) {
        target = port;
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + target
                                                    + exchange.getRequestURI().toASCIIString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    values.forEach(value -> request.header(name, value));
                                }
                            });
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            var body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
