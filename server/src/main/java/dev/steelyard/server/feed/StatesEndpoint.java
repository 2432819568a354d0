package dev.steelyard.server.feed;

import dev.steelyard.domain.principal.Principals;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import java.time.InstantSource;
import java.util.Map;

/** {@code POST /guard/v1/states}: what principals may do now at the API that asks. Thread-safe. */
final class StatesEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;
    private final InstantSource clock;

    StatesEndpoint(ResourceServerAuthenticator authenticator, Store store, InstantSource clock) {
        this.authenticator = authenticator;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Reply handle(Request request) {
        var at = authenticator.authenticate(request);
        var principals = PrincipalQuery.many(request);
        // One snapshot for all, straight from the store: the guard is the cache.
        return store.read(
                tx ->
                        Reply.json(
                                        200,
                                        Map.of(
                                                "as_of",
                                                tx.head(),
                                                "states",
                                                principals.stream()
                                                        .map(
                                                                ref ->
                                                                        Principals.state(
                                                                                tx,
                                                                                ref,
                                                                                at,
                                                                                clock.instant()))
                                                        .map(GuardStates::of)
                                                        .map(FeedJson::state)
                                                        .toList()))
                                .noStore());
    }
}
