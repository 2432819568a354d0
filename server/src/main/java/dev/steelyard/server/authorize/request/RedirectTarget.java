package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.server.authorize.rule.ResponseMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registered redirect URI to which the response of one authorization request is sent. Only
 * {@link RedirectTargetFinder} creates one, so that no response is sent anywhere else.
 */
public final class RedirectTarget implements ResponseTarget {
    private final Client client;
    private final String redirectUri;
    private final @Nullable String state;
    private final ResponseMode mode;
    private final String issuer;

    RedirectTarget(
            Client client,
            String redirectUri,
            @Nullable String state,
            ResponseMode mode,
            String issuer) {
        this.client = client;
        this.redirectUri = redirectUri;
        this.state = state;
        this.mode = mode;
        this.issuer = issuer;
    }

    @Override
    public Client client() {
        return client;
    }

    public String redirectUri() {
        return redirectUri;
    }

    @Override
    public SecurityHeaders headers() {
        return SecurityHeaders.standard().allowingFormsTo(URI.create(redirectUri));
    }

    public ResponseMode mode() {
        return mode;
    }

    /** RFC 6749, section 4.1.2. */
    public Map<String, String> code(Secret code) {
        return answer(Map.of("code", code.reveal()));
    }

    /** RFC 6749, section 4.1.2.1. */
    public Map<String, String> refusal(OAuthError error) {
        var refusal = new LinkedHashMap<String, String>();
        refusal.put("error", error.code().text());
        refusal.put("error_description", error.description());
        return answer(refusal);
    }

    private Map<String, String> answer(Map<String, String> parameters) {
        var all = new LinkedHashMap<>(parameters);
        if (state != null) {
            all.put("state", state);
        }
        // RFC 9207, section 2: in every authorization response, also in that of an error.
        all.put("iss", issuer);
        return all;
    }
}
