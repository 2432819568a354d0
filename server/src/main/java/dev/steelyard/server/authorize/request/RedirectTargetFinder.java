package dev.steelyard.server.authorize.request;

import dev.steelyard.domain.client.Client;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.authorize.rule.ResponseMode;
import dev.steelyard.server.settings.ServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the registered redirect URI and the response mode for the response to an authorization
 * request. Thread-safe.
 */
final class RedirectTargetFinder {
    private final String issuer;

    RedirectTargetFinder(ServerSettings settings) {
        this.issuer = settings.issuer().toString();
    }

    /** The redirect target, or the URI that is not the client's. */
    sealed interface Found {
        record Known(RedirectTarget target) implements Found {}

        /**
         * There is no target to answer.
         *
         * @param redirectUri null: missing
         */
        record Unregistered(@Nullable String redirectUri) implements Found {}
    }

    /**
     * RFC 6749, section 4.1.2.1: "If the request fails due to a missing, invalid, or mismatching
     * redirection URI, or if the client identifier is missing or invalid, the authorization server
     * … MUST NOT automatically redirect the user agent to the invalid redirection URI."
     */
    Found find(Client client, Parameters parameters) {
        // Demanded even where only one is registered: the token endpoint compares it.
        var redirectUri =
                parameters
                        .get("redirect_uri")
                        .filter(uri -> RedirectUriMatcher.registered(client.redirectUris(), uri));
        if (redirectUri.isEmpty()) {
            return new Found.Unregistered(parameters.get("redirect_uri").orElse(null));
        }
        return new Found.Known(
                new RedirectTarget(
                        client,
                        redirectUri.get(),
                        parameters.get("state").orElse(null),
                        mode(client, parameters),
                        issuer));
    }

    /** A refusal of a request for an unsigned response is signed too, where responses must be. */
    private static ResponseMode mode(Client client, Parameters parameters) {
        var mode = ResponseMode.of(parameters).orElse(ResponseMode.QUERY);
        return client.settings().policy().signedResponses() ? mode.inJwt() : mode;
    }
}
