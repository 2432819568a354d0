package dev.steelyard.e2e.browser;

import dev.steelyard.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;

/** The client's own web site, as far as browsers are sent there. */
final class ClientSite implements AutoCloseable {
    private static final byte[] PAGE =
            "<!DOCTYPE html><html lang=\"en\"><title>Client</title><h1>Back at the client</h1></html>"
                    .getBytes(StandardCharsets.UTF_8);

    private final ScriptedServer server =
            new ScriptedServer(request -> request.answer(200, "text/html; charset=utf-8", PAGE));

    /** By its address: the name localhost would be the server's own site to a browser's cookies. */
    private String at(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    String callback() {
        return at("/callback");
    }

    String loggedOut() {
        return at("/logged-out");
    }

    @Override
    public void close() {
        server.close();
    }
}
