package dev.steelyard.server.authorize;

import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.authorize.rule.ResponseMode;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.http.Parameters;
import dev.steelyard.server.settings.ServerSettings;

/** Finds out whom to answer. Thread-safe. */
final class Recipients {
    private final ClientAuthenticator clients;
    private final String issuer;

    Recipients(ClientAuthenticator clients, ServerSettings settings) {
        this.clients = clients;
        this.issuer = settings.issuer().toString();
    }

    /** Whom to answer, if anybody. */
    sealed interface Found {
        record Known(Recipient recipient) implements Found {}

        record Nobody(Problem problem) implements Found {}
    }

    /**
     * RFC 6749, section 4.1.2.1: "If the request fails due to a missing, invalid, or mismatching
     * redirection URI, or if the client identifier is missing or invalid, the authorization server
     * … MUST NOT automatically redirect the user agent to the invalid redirection URI."
     */
    Found find(Parameters parameters) {
        var client = parameters.get("client_id").flatMap(clients::identify);
        if (client.isEmpty()) {
            return new Found.Nobody(Problem.CLIENT_UNKNOWN);
        }
        // Always sent, also where only one is registered: the token endpoint compares it.
        var redirectUri =
                parameters
                        .get("redirect_uri")
                        .filter(uri -> RedirectUris.registered(client.get().redirectUris(), uri));
        if (redirectUri.isEmpty()) {
            return new Found.Nobody(Problem.REDIRECT_URI_UNKNOWN);
        }
        return new Found.Known(
                new Recipient(
                        client.get(),
                        redirectUri.get(),
                        parameters.get("state").orElse(null),
                        ResponseMode.of(parameters).orElse(ResponseMode.QUERY),
                        issuer));
    }
}
