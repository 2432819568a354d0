package dev.steelyard.server.authorize.source;

import dev.steelyard.http.request.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rewrites an authorization request so that the user can log in to another account, without {@code
 * login_hint} and with {@code prompt=login}.
 */
final class AccountSwitch {
    private AccountSwitch() {}

    /** Asks for a login, and for consent where the request did, and drops the hints at a user. */
    static Map<String, String> in(Map<String, String> parameters) {
        var changed = new LinkedHashMap<>(parameters);
        var prompts = Arrays.asList(parameters.getOrDefault("prompt", "").split(" "));
        changed.remove("login_hint");
        changed.put("prompt", prompts.contains("consent") ? "login consent" : "login");
        return changed;
    }

    static Map<String, String> map(Parameters parameters) {
        var map = new LinkedHashMap<String, String>();
        for (var name : parameters.names()) {
            parameters.get(name).ifPresent(value -> map.put(name, value));
        }
        return map;
    }
}
