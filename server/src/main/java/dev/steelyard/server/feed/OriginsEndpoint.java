package dev.steelyard.server.feed;

import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.MalformedRequest;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import java.util.Map;

/**
 * Tells an API's guard whether an active client registered a web origin ({@code GET
 * /guard/v1/origins?origin=…}). Read from the store, not from this node's caches: the guard relies
 * on {@code as_of}. Thread-safe.
 */
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
        var origin =
                request.query()
                        .get("origin")
                        .orElseThrow(() -> new MalformedRequest("origin must be given"));
        return store.read(
                        tx ->
                                Reply.json(
                                        200,
                                        Map.of(
                                                "as_of", tx.head(),
                                                "registered", tx.clients().hasOrigin(origin))))
                .noStore();
    }
}
