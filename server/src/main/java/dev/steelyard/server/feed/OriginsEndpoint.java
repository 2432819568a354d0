package dev.steelyard.server.feed;

import dev.steelyard.domain.store.Store;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import java.util.Map;

/** {@code GET /guard/v1/origins}: every origin that a live client registered. Thread-safe. */
final class OriginsEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;

    OriginsEndpoint(ResourceServerAuthenticator authenticator, Store store) {
        this.authenticator = authenticator;
        this.store = store;
    }

    @Override
    public Reply handle(Request request) {
        authenticator.authenticate(request);
        return store.read(
                        tx ->
                                Reply.json(
                                        200,
                                        Map.of(
                                                "as_of", tx.head(),
                                                "origins", tx.clients().origins())))
                .noStore();
    }
}
