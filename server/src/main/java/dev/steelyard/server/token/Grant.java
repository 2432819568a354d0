package dev.steelyard.server.token;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.clientauth.AuthenticatedClient;

/**
 * One grant type of the token endpoint, such as {@code refresh_token}, with the checks of its own.
 * The endpoint makes the checks that all grants have in common, so none can forget them.
 * Thread-safe.
 */
public interface Grant {
    GrantType type();

    /**
     * Proves that the request may have a token, and for which access. Consumes nothing yet.
     *
     * @throws OAuthError {@code invalid_grant}, {@code invalid_scope} or {@code invalid_target}
     */
    GrantResult prove(AuthenticatedClient client, Parameters form, TokenRequest requested);
}
