package dev.steelyard.demo.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Serves the pages of the mailbox at a loopback address: a list, each mail as HTML and as text, and
 * {@code /latest?to=ADDRESS} for programs. Thread-safe.
 */
final class MailboxServer implements AutoCloseable {
    private static final Pattern MAIL = Pattern.compile("/mails/([0-9]{1,9})(/text)?");

    /** A mail has styles of its own and nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final HttpServer http;
    private final ReceivedMails mails;

    /**
     * @param port 0: any that is free
     */
    MailboxServer(int port, ReceivedMails mails) throws IOException {
        this.mails = mails;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var mail = MAIL.matcher(path);
            if (!addressed(exchange)) {
                send(exchange, 421, "text/plain", "Open this page by the name localhost.\n");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "The mailbox can only be read.\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", MailboxPage.of(mails.list()));
            } else if (path.equals("/latest")) {
                latest(exchange);
            } else if (mail.matches()) {
                one(exchange, Integer.parseInt(mail.group(1)), mail.group(2) != null);
            } else {
                missing(exchange);
            }
        }
    }

    /** A web page of another origin can't read mails by a name of its own for this address. */
    private boolean addressed(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && Set.of("localhost:" + port(), "127.0.0.1:" + port()).contains(host);
    }

    private void one(HttpExchange exchange, int number, boolean text) throws IOException {
        var found = mails.find(number);
        if (found.isEmpty()) {
            missing(exchange);
        } else if (text || found.get().html().isEmpty()) {
            send(exchange, 200, "text/plain", found.get().text());
        } else {
            send(exchange, 200, "text/html", found.get().html());
        }
    }

    /** The text of the newest mail to an address. */
    private void latest(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var to =
                query != null && query.startsWith("to=")
                        ? URLDecoder.decode(query.substring(3), StandardCharsets.UTF_8)
                        : "";
        var found = mails.latest(to);
        if (found.isEmpty()) {
            missing(exchange);
        } else {
            send(exchange, 200, "text/plain", found.get().text());
        }
    }

    private static void missing(HttpExchange exchange) throws IOException {
        send(exchange, 404, "text/plain", "There is no such mail.\n");
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
