package dev.steelyard.guard.proxy;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.proxy.evaluation.EvaluationEndpoints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Writes the client, application, user and permissions of an allowed request to headers that the
 * proxy passes to the API. Every such answer has all of them, some empty, so that a proxy that
 * copies them overwrites any that its client forged.
 */
final class PrincipalHeaderWriter {
    static final String REFERENCE = EvaluationEndpoints.REFERENCE;
    static final String CLIENT = "Steelyard-Client";
    static final String APPLICATION = "Steelyard-Application";
    static final String USER = "Steelyard-User";
    static final String PERMISSIONS = "Steelyard-Permissions";

    private PrincipalHeaderWriter() {}

    static Map<String, String> of(Decision.Allowed allowed) {
        AccessToken token = allowed.token();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(REFERENCE, allowed.reference());
        headers.put(CLIENT, token.clientId());
        headers.put(APPLICATION, Objects.requireNonNullElse(token.application(), ""));
        headers.put(USER, Objects.requireNonNullElse(allowed.user(), ""));
        headers.put(PERMISSIONS, String.join(" ", new TreeSet<>(allowed.permissions())));
        return headers;
    }
}
