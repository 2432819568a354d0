package dev.steelyard.cli.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.steelyard.cli.api.ClientFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Receives the authorization response on the loopback address, at a port that the system chooses
 * (RFC 8252, section 7.3). Accepts one response with the expected {@code state}; others (RFC 6749,
 * section 10.12) are rejected and waiting continues, so that no page in the browser can end a login
 * by guessing the port.
 */
final class CallbackListener implements AutoCloseable {
    private static final String PATH = "/callback";

    private final HttpServer server;
    private final ExpectedResponse expected;
    private final BlockingQueue<AuthorizationResponse> answers = new ArrayBlockingQueue<>(1);

    private CallbackListener(HttpServer server, ExpectedResponse expected) {
        this.server = server;
        this.expected = expected;
    }

    /** Starts listening. */
    static CallbackListener start(ExpectedResponse expected) {
        try {
            // Not "localhost": that may resolve to another interface (RFC 8252, section 8.3).
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            var callback =
                    new CallbackListener(
                            HttpServer.create(new InetSocketAddress(loopback, 0), 0), expected);
            callback.server.createContext("/", callback::handle);
            callback.server.start();
            return callback;
        } catch (IOException e) {
            throw new ClientFailure("the command can't listen at any port of this machine", e);
        }
    }

    String redirectUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /** The browser's response; empty: none came in time. */
    Optional<AuthorizationResponse> await(Duration atMost) {
        try {
            return Optional.ofNullable(answers.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            if (!exchange.getRequestMethod().equals("GET") || !PATH.equals(uri.getRawPath())) {
                send(
                        exchange,
                        404,
                        CallbackPage.of("Nothing here", "There is nothing at this address."));
                return;
            }
            var answer = expected.judge(uri.getRawQuery());
            if (answer.isPresent() && answers.offer(answer.get())) {
                send(exchange, 200, page(answer.get()));
            } else {
                send(
                        exchange,
                        400,
                        CallbackPage.of(
                                "Not expected",
                                "This is not the response that the command line expects."));
            }
        }
    }

    private static String page(AuthorizationResponse answer) {
        return switch (answer) {
            // The code still has to be redeemed, which may fail.
            case AuthorizationResponse.Granted _ ->
                    CallbackPage.of(
                            "Logged in",
                            "The login in the browser is complete. Close this window and return to"
                                    + " the command line.");
            case AuthorizationResponse.Denied _ ->
                    CallbackPage.of(
                            "Not logged in", "The login was refused. The command line says why.");
            case AuthorizationResponse.WrongIssuer _ ->
                    CallbackPage.of(
                            "Not logged in",
                            "This response came from another issuer and was ignored.");
        };
    }

    private static void send(HttpExchange exchange, int status, String page) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", CallbackPage.POLICY);
        headers.set("Cache-Control", "no-store");
        // The code stands in this page's own address.
        headers.set("Referrer-Policy", "no-referrer");
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Waits until the last page has reached the browser, a second at most. */
    @Override
    public void close() {
        server.stop(1);
    }
}
