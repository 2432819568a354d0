package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** HTTP client of the demo API, for the end-to-end checks. Thread-safe. */
public final class DemoApiClient {
    private static final String TICKET =
            """
            {"vehicle":"KE07 WGH","gross":31240,"tare":12480,"net":18760,"unit":"kg"}""";

    private final Http http;
    private final String base;

    public DemoApiClient(Http http, String base) {
        this.http = http;
        this.base = base;
    }

    public Answer access(Caller caller) {
        return get("/access", caller);
    }

    public Answer documents(String application, Caller caller) {
        return get("/" + application + "/collections/tickets/documents", caller);
    }

    public Answer addDocument(String application, Caller caller) {
        var path = "/" + application + "/collections/tickets/documents";
        return http.send(
                caller.sign(
                        HttpRequest.newBuilder(URI.create(base + path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(TICKET))));
    }

    public Answer store(String application, Caller caller) {
        return get("/" + application + "/store", caller);
    }

    /** What a browser asks before a page's script may call (Fetch, section 3.2.2). */
    public Answer preflight(String application, String origin) {
        var path = "/" + application + "/collections/tickets/documents";
        return http.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .header("Access-Control-Request-Headers", "authorization")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }

    private Answer get(String path, Caller caller) {
        return http.send(caller.sign(HttpRequest.newBuilder(URI.create(base + path)).GET()));
    }
}
