package dev.steelyard.server.clientauth;

import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;

/** Authenticates whoever may ask about tokens: a resource server or a client. Thread-safe. */
public final class Askers {
    private final ResourceServerAuthenticator resourceServers;
    private final ClientAuthenticator clients;

    /** Who asks. */
    public sealed interface Asker {
        record Api(ResourceServer resourceServer) implements Asker {}

        record Client(AuthenticatedClient client) implements Asker {}
    }

    public Askers(ResourceServerAuthenticator resourceServers, ClientAuthenticator clients) {
        this.resourceServers = resourceServers;
        this.clients = clients;
    }

    /**
     * @throws dev.steelyard.http.answer.OAuthError {@code invalid_client}
     */
    public Asker authenticate(Request request, Parameters form) {
        var api = resourceServers.find(Presented.by(request, form));
        return api.isPresent()
                ? new Asker.Api(api.get())
                : new Asker.Client(clients.authenticate(request, form));
    }
}
