package dev.steelyard.server;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.QueryWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authorization request of a client, good unless it is changed. Immutable. */
public final class Flow {
    public static final Map<String, String> ADA =
            Map.of("email", Platform.ADA, "password", Platform.PASSWORD);
    public static final Map<String, String> BOB =
            Map.of("email", Platform.BOB, "password", Platform.PASSWORD);
    public static final Map<String, String> ALLOW = Map.of("decision", "allow");
    public static final Map<String, String> DENY = Map.of("decision", "deny");

    // RFC 7636, appendix B.
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final Client client;
    private final Map<String, String> parameters;

    public Flow(Client client) {
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

    public Flow with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new Flow(client, changed);
    }

    public Flow without(String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new Flow(client, changed);
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public String path() {
        return "/oidc/auth?" + QueryWriter.of(parameters);
    }

    public Browser.Page redeem(Browser browser, String secret, Browser.Page answer) {
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
