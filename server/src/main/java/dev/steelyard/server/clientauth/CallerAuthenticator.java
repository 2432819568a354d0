package dev.steelyard.server.clientauth;

import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;

/**
 * Authenticates the caller of the introspection endpoint, which is a resource server or a client.
 * Thread-safe.
 */
public final class CallerAuthenticator {
    private final ResourceServerAuthenticator resourceServers;
    private final ClientAuthenticator clients;

    /** The caller. */
    public sealed interface Caller {
        record Api(ResourceServer resourceServer) implements Caller {}

        record Client(AuthenticatedClient client) implements Caller {}
    }

    public CallerAuthenticator(
            ResourceServerAuthenticator resourceServers, ClientAuthenticator clients) {
        this.resourceServers = resourceServers;
        this.clients = clients;
    }

    /**
     * @throws dev.steelyard.http.answer.OAuthError {@code invalid_client}
     */
    public Caller authenticate(Request request, Parameters form) {
        var api = resourceServers.find(PresentedCredentials.by(request, form));
        return api.isPresent()
                ? new Caller.Api(api.get())
                : new Caller.Client(clients.authenticate(request, form));
    }
}
