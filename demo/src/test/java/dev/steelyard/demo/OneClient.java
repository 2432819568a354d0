package dev.steelyard.demo;

import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import dev.steelyard.guard.scripted.States;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An authorization server that knows one client of one application. */
final class OneClient implements AutoCloseable {
    static final String KEY = States.API_KEY;
    static final String ORIGIN = "https://app.example.com";

    final ScriptedSteelyard server = new ScriptedSteelyard();
    private final Issuer issuer = new Issuer(server.issuer().toString(), "k1");

    OneClient() {
        server.jwks = issuer.jwks();
        server.origins.add(ORIGIN);
        Map<String, Object> linked = States.application(null);
        linked.put("linked", true);
        server.applications.add(linked);
        server.applications.add(Map.of("_id", "665f01", "name", "Quarry", "linked", false));
        permit();
    }

    /** Changes the role of the client. */
    void permit(String... names) {
        Map<String, Object> state = States.client();
        state.put("permissions", List.of(names));
        server.put(state);
        server.change(null, "role:r1");
    }

    String token() {
        return token(null);
    }

    /**
     * @param bound the {@code cnf} claim; null: a bearer token
     */
    String token(@Nullable Map<String, String> bound) {
        Map<String, @Nullable Object> claims = issuer.claims(Instant.now().getEpochSecond());
        if (bound != null) claims.put("cnf", bound);
        // The guard asks for changes before it decides, so that no test waits for a poll.
        claims.put("seq", server.head());
        return issuer.sign(claims);
    }

    @Override
    public void close() {
        server.close();
    }
}
