package dev.steelyard.server;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Query;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authorization request of a client, good unless it is changed. Immutable. */
final class Flow {
    static final Map<String, String> ADA =
            Map.of("email", Platform.ADA, "password", Platform.PASSWORD);
    static final Map<String, String> BOB =
            Map.of("email", Platform.BOB, "password", Platform.PASSWORD);
    static final Map<String, String> ALLOW = Map.of("decision", "allow");
    static final Map<String, String> DENY = Map.of("decision", "deny");

    // RFC 7636, appendix B.
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Client client;
    private final Map<String, String> parameters;

    Flow(Client client) {
        this(client, new LinkedHashMap<>());
        parameters.put("client_id", client.id().hex());
        parameters.put("redirect_uri", client.redirectUris().iterator().next());
        parameters.put("response_type", "code");
        parameters.put("state", "s-1");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
    }

    private Flow(Client client, Map<String, String> parameters) {
        this.client = client;
        this.parameters = parameters;
    }

    Flow with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Flow(client, changed);
    }

    Flow without(String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new Flow(client, changed);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    String path() {
        return "/oidc/auth?" + Query.of(parameters);
    }

    Browser.Page redeem(Browser browser, String secret, Browser.Page answer) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client.id().hex());
        form.put("client_secret", secret);
        form.put("code", String.valueOf(answer.answer().get("code")));
        form.put("redirect_uri", String.valueOf(parameters.get("redirect_uri")));
        form.put("code_verifier", VERIFIER);
        return browser.post("/oidc/token", form);
    }
}
