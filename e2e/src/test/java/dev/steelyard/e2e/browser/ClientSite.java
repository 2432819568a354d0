package dev.steelyard.e2e.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The client's own web site, as far as browsers are sent there. */
final class ClientSite implements AutoCloseable {
    private static final byte[] PAGE =
            "<!DOCTYPE html><html lang=\"en\"><title>Client</title><h1>Back at the client</h1></html>"
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    ClientSite() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the client's site can't be started", e);
        }
        server.createContext("/", ClientSite::answer);
        server.start();
    }

    /** By its address: the name localhost would be the server's own site to a browser's cookies. */
    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    String callback() {
        return at("/callback");
    }

    String loggedOut() {
        return at("/logged-out");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, PAGE.length);
            exchange.getResponseBody().write(PAGE);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
