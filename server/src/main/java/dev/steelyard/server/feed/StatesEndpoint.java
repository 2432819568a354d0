package dev.steelyard.server.feed;

import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.principal.Principals;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.feed.PrincipalQuery.One;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Reply;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.subject.Subjects;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /guard/v1/states}: what principals may do now at the API that asks. Thread-safe. */
final class StatesEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;
    private final Subjects subjects;
    private final InstantSource clock;

    StatesEndpoint(
            ResourceServerAuthenticator authenticator,
            Store store,
            Subjects subjects,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.store = store;
        this.subjects = subjects;
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
                                                        .map(asked -> state(tx, asked, at))
                                                        .toList()))
                                .noStore());
    }

    private Map<String, @Nullable Object> state(Transaction tx, One asked, ResourceServer at) {
        var named = asked.bySubject();
        if (named.isEmpty()) {
            return json(Principals.state(tx, asked.ref(), at, clock.instant()));
        }
        var subject = named.get();
        var client = asked.clientId();
        var state =
                tx.clients()
                        .find(client)
                        .flatMap(found -> subjects.signed(found, subject))
                        .map(user -> new PrincipalRef(client, user))
                        .map(ref -> Principals.state(tx, ref, at, clock.instant()))
                        .orElseGet(() -> Principals.stateOfNobody(tx, client, at, clock.instant()));
        var json = json(state);
        json.put("subject", subject);
        return json;
    }

    private static Map<String, @Nullable Object> json(PrincipalState state) {
        return FeedJson.state(GuardStates.of(state));
    }
}
