package dev.steelyard.server.feed;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.feed.change.FeedJsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an API's guard which applications (tenants of the platform) a user or client can access
 * ({@code POST /guard/v1/applications}). Of applications that its client is not linked to, it
 * returns only name and state, which is all that the client needs. Thread-safe.
 */
final class ApplicationsEndpoint implements Endpoint {
    private final ResourceServerAuthenticator authenticator;
    private final Store store;

    ApplicationsEndpoint(ResourceServerAuthenticator authenticator, Store store) {
        this.authenticator = authenticator;
        this.store = store;
    }

    @Override
    public Reply handle(Request request) {
        authenticator.authenticate(request);
        var principal = PrincipalQueryParser.one(request);
        return Reply.json(200, Map.of("applications", store.read(tx -> rows(tx, principal))))
                .noStore();
    }

    private static List<Map<String, @Nullable Object>> rows(
            Transaction tx, PrincipalRef principal) {
        var linked = tx.clients().find(principal.client()).map(client -> client.application());
        var user = principal.user();
        var ids = new ArrayList<Id<Application>>();
        if (user == null) {
            linked.ifPresent(ids::add);
        } else {
            tx.memberships().ofUser(user).stream().map(Membership::application).forEach(ids::add);
        }
        return ids.stream()
                .map(id -> PrincipalStateService.tenancy(tx, id))
                .flatMap(Optional::stream)
                .map(
                        tenancy ->
                                row(
                                        tenancy,
                                        linked.equals(Optional.of(tenancy.application().id()))))
                .toList();
    }

    private static Map<String, @Nullable Object> row(Tenancy tenancy, boolean linked) {
        var whole = Objects.requireNonNull(GuardStateConverter.application(tenancy));
        var shown =
                linked
                        ? whole
                        : new ApplicationState(
                                whole.id(),
                                whole.name(),
                                null,
                                null,
                                whole.stops(),
                                whole.stopped());
        var row = FeedJsonWriter.application(shown);
        row.put("linked", linked);
        return row;
    }
}
