package dev.steelyard.server.feed;

import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.feed.PrincipalQueryParser.One;
import dev.steelyard.server.feed.change.FeedJsonWriter;
import dev.steelyard.server.issuance.SubjectConverter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an API's guard the current status, roles and permissions of users and clients ({@code POST
 * /guard/v1/states}). Thread-safe.
 */
final class StatesEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;
    private final SubjectConverter subjects;
    private final InstantSource clock;

    StatesEndpoint(
            ResourceServerAuthenticator authenticator,
            Store store,
            SubjectConverter subjects,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.store = store;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    public Reply handle(Request request) {
        var at = authenticator.authenticate(request);
        var principals = PrincipalQueryParser.many(request);
        // One snapshot for all, from the store itself: the guard is the cache.
        return store.read(
                tx ->
                        Reply.json(
                                        200,
                                        Map.of(
                                                "as_of",
                                                tx.head(),
                                                "states",
                                                states(
                                                        new PrincipalStateService(
                                                                tx, at, clock.instant()),
                                                        principals)))
                                .noStore());
    }

    private List<?> states(PrincipalStateService principals, List<One> asked) {
        var refs = asked.stream().map(one -> ref(principals, one)).toList();
        principals.expect(refs.stream().flatMap(Optional::stream).toList());
        var states = new ArrayList<Map<String, @Nullable Object>>();
        for (int i = 0; i < refs.size(); i++) {
            var one = asked.get(i);
            var state =
                    refs.get(i)
                            .map(principals::state)
                            .orElseGet(() -> principals.stateOfNobody(one.clientId()));
            var json = FeedJsonWriter.state(GuardStateConverter.of(state));
            one.bySubject().ifPresent(subject -> json.put("subject", subject));
            states.add(json);
        }
        return states;
    }

    /** Empty: the subject is no user's. */
    private Optional<PrincipalRef> ref(PrincipalStateService principals, One asked) {
        var named = asked.bySubject();
        if (named.isEmpty()) {
            return Optional.of(asked.ref());
        }
        var client = asked.clientId();
        return principals
                .client(client)
                .flatMap(found -> subjects.signed(found, named.get()))
                .map(user -> new PrincipalRef(client, user));
    }
}
