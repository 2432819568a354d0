package dev.steelyard.server.token;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.server.clientauth.AuthenticatedClient;
import dev.steelyard.server.issuance.Access;
import dev.steelyard.server.issuance.ScopeRules;
import java.util.Optional;

/**
 * The client credentials grant of the token endpoint (RFC 6749, section 4.4). The client acts for
 * itself. It proves nothing beyond the client's authentication and consumes nothing, so it needs no
 * database. Never a refresh token (section 4.4.3), never identity scopes.
 */
final class ClientCredentials implements Grant {
    private final ScopeRules scopes;

    ClientCredentials(ScopeRules scopes) {
        this.scopes = scopes;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public GrantResult prove(AuthenticatedClient client, Parameters form, TokenRequest requested) {
        var resource = Optional.ofNullable(requested.resource());
        var at = scopes.resourceServer(client.client(), resource);
        var principal = new PrincipalRef(client.client().id(), null);
        var granted = scopes.ofClient(principal, requested.scope(), resource, at);
        return GrantResult.ofClient(new Access(principal, at, granted, null));
    }
}
