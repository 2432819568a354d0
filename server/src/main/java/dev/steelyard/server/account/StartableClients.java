package dev.steelyard.server.account;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.StartableClient;
import dev.steelyard.domain.client.metadata.ClientPages;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.LoginLink;
import dev.steelyard.server.context.ServerContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the clients of a user's applications that accept a login initiated from the account page
 * (OpenID Connect Core, section 4). The link tells a client the issuer, {@code iss}, but not the
 * user, since a client learns of users only what they allow. Thread-safe.
 */
final class StartableClients {
    private static final int MOST = 100;

    private final Store store;
    private final URI issuer;
    private final InstantSource clock;

    private StartableClients(Store store, URI issuer, InstantSource clock) {
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
    }

    static StartableClients of(ServerContext context) {
        return new StartableClients(context.store(), context.settings().issuer(), context.clock());
    }

    List<LoginLink> of(Id<User> user) {
        var now = clock.instant();
        return store.read(
                tx -> tx.clients().startable(user, now, MOST).stream().map(this::start).toList());
    }

    private LoginLink start(StartableClient client) {
        return new LoginLink(client.name(), client.application(), begun(client.initiateLoginUri()));
    }

    /**
     * Where a user begins with one client, as it registered it: at the address that begins a login,
     * else at its home page. Empty: it registered neither, or is suspended, or its application does
     * not run.
     */
    Optional<Link> startPage(Id<Client> id) {
        return store.read(
                tx ->
                        tx.clients()
                                .find(id)
                                .filter(client -> !client.suspended() && runs(tx, client))
                                .flatMap(
                                        client ->
                                                start(client.settings().pages())
                                                        .map(to -> new Link(client.name(), to))));
    }

    private boolean runs(Transaction tx, Client client) {
        return Optional.ofNullable(client.application())
                .flatMap(id -> PrincipalStateService.tenancy(tx, id))
                .filter(tenancy -> tenancy.stoppedAt(clock.instant()) == null)
                .isPresent();
    }

    private Optional<URI> start(ClientPages pages) {
        var login = pages.initiateLoginUri();
        return Optional.ofNullable(login == null ? pages.clientUri() : begun(login))
                .map(URI::create);
    }

    private String begun(String initiateLoginUri) {
        return QueryWriter.append(initiateLoginUri, Map.of("iss", issuer.toString()));
    }
}
