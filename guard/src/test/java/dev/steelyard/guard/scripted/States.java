package dev.steelyard.guard.scripted;

import dev.steelyard.guard.principal.ApiKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States in the protocol's JSON. */
public final class States {
    public static final String API_KEY = "sy_ak_665fb1_random_check";

    private States() {}

    /** A confidential client that may read collections and documents. */
    public static Map<String, Object> client() {
        Map<String, Object> state = base();
        state.put("depends", List.of("client:" + Issuer.CLIENT, "role:r1", "platform"));
        return state;
    }

    /** A user through that client who may read collections only. */
    public static Map<String, Object> user() {
        Map<String, Object> state = base();
        state.put("user", Issuer.USER);
        state.put("permissions", List.of("collections:read"));
        state.put("depends", List.of("client:" + Issuer.CLIENT, "user:" + Issuer.USER));
        return state;
    }

    public static Map<String, Object> application(@Nullable String stopped) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("_id", Issuer.APPLICATION);
        application.put("name", "Mill Lane");
        application.put("company", "Mill Lane Ltd");
        application.put("expiry", "2027-01-01T00:00:00.000Z");
        application.put("stops", "2027-01-15T00:00:00.000Z");
        if (stopped != null) application.put("stopped", stopped);
        return application;
    }

    /** As the server would say it: dead, with nothing more. */
    public static Map<String, Object> dead(Map<String, Object> state, String reason) {
        Map<String, Object> dead = new HashMap<>();
        dead.put("client", state.get("client"));
        if (state.get("user") != null) dead.put("user", state.get("user"));
        dead.put("live", false);
        dead.put("reason", reason);
        dead.put("depends", state.get("depends"));
        return dead;
    }

    public static Map<String, Object> key(String key, @Nullable Long expires) {
        Map<String, Object> json = new HashMap<>();
        json.put("_id", "665fb1");
        json.put("hash", ApiKey.hash(key));
        if (expires != null) json.put("expires", expires);
        return json;
    }

    private static Map<String, Object> base() {
        Map<String, Object> state = new HashMap<>();
        state.put("client", Issuer.CLIENT);
        state.put("live", true);
        state.put("application", application(null));
        state.put("roles", List.of("Reader"));
        state.put("permissions", List.of("collections:read", "documents:read"));
        state.put("confidential", true);
        state.put("api_keys", List.of(key(API_KEY, null)));
        state.put("origins", List.of("https://app.example.com"));
        state.put("revoked", List.of());
        return state;
    }
}
