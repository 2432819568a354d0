package dev.steelyard.guard.spring;

import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import dev.steelyard.guard.scripted.States;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application with the starter, the server that it follows, and a caller. */
final class RunningApplication implements AutoCloseable {
    final ScriptedSteelyard server;
    final Issuer issuer;
    final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Object> state = States.client();

    /**
     * @param properties in place of or beside the usual ones, {@code key=value}; without a value:
     *     not set
     */
    RunningApplication(Class<?> application, String... properties) throws IOException {
        server = new ScriptedSteelyard();
        issuer = new Issuer(server.issuer().toString(), "k1");
        server.jwks = issuer.jwks();
        server.put(state);
        Map<String, Object> user = States.user();
        user.put("permissions", List.of("documents:read"));
        server.put(user);
        server.origins.add("https://app.example.com");
        Map<String, Object> all = new HashMap<>();
        all.put("server.port", "0");
        all.put("server.address", "127.0.0.1");
        all.put("logging.level.root", "OFF");
        all.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        all.put("steelyard.guard.issuer", server.issuer().toString());
        all.put("steelyard.guard.audience", Issuer.AUDIENCE);
        all.put("steelyard.guard.resource-server", ScriptedSteelyard.RESOURCE_SERVER);
        all.put("steelyard.guard.secret", ScriptedSteelyard.SECRET);
        for (String property : properties) {
            String[] parts = property.split("=", 2);
            if (parts[1].isEmpty()) all.remove(parts[0]);
            else all.put(parts[0], parts[1]);
        }
        try {
            context =
                    new SpringApplicationBuilder(application)
                            .bannerMode(Banner.Mode.OFF)
                            .properties(all)
                            .run();
        } catch (RuntimeException e) {
            client.close();
            server.close();
            throw e;
        }
    }

    List<String> reached() {
        return context.getBean(DocumentsApi.Reached.class).methods;
    }

    String token() {
        Map<String, @Nullable Object> claims = issuer.claims(Instant.now().getEpochSecond());
        // Whoever uses it makes the guard ask first, so that no test waits for a poll.
        claims.put("seq", server.head());
        return issuer.sign(claims);
    }

    /** Of a user who has proved nothing in particular. */
    String userToken() {
        Map<String, @Nullable Object> claims = issuer.userClaims(Instant.now().getEpochSecond());
        claims.put("seq", server.head());
        return issuer.sign(claims);
    }

    /** The role of the client changes. */
    void permit(String... permissions) {
        state.put("permissions", List.of(permissions));
        server.change(null, "role:r1");
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    /** With a good token and key; a form if it isn't empty. */
    HttpResponse<String> send(String method, String path, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Authorization", "Bearer " + token(), "x-api-key", States.API_KEY));
        if (!form.isEmpty()) {
            all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        }
        return bare(method, path, form, all.toArray(String[]::new));
    }

    HttpResponse<String> bare(String method, String path, String form, String... headers) {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
        server.close();
    }
}
