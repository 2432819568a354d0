package dev.steelyard.server.account;

import dev.steelyard.domain.client.StartableClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.pages.view.LoginLink;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

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

    StartableClients(Store store, URI issuer, InstantSource clock) {
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
    }

    List<LoginLink> of(Id<User> user) {
        var now = clock.instant();
        return store.read(
                tx -> tx.clients().startable(user, now, MOST).stream().map(this::start).toList());
    }

    private LoginLink start(StartableClient client) {
        return new LoginLink(
                client.name(),
                client.application(),
                QueryWriter.append(client.initiateLoginUri(), Map.of("iss", issuer.toString())));
    }
}
