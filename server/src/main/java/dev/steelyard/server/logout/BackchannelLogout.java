package dev.steelyard.server.logout;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.chore.MessageDeliveryService;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Delivers queued back-channel logout tokens to clients (OpenID Connect Back-Channel Logout 1.0).
 * Deliveries of a node that was killed are taken over by another node after {@link #TAKEN_FOR}.
 * Thread-safe.
 */
public final class BackchannelLogout implements AutoCloseable {
    /** Longer than any outgoing request takes. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(30);

    private final Store store;
    private final InstantSource clock;
    private final LogoutTokenSender messenger;
    private final MessageDeliveryService<Id<Client>> rounds =
            new MessageDeliveryService<>(new Logouts());

    public BackchannelLogout(Store store, InstantSource clock, LogoutTokenSender messenger) {
        this.store = store;
        this.clock = clock;
        this.messenger = messenger;
    }

    /** Begins the deliveries that are due; does not wait for them. */
    public void deliver() {
        rounds.begin();
    }

    private final class Logouts implements MessageDeliveryService.Queue<Id<Client>> {
        @Override
        public List<MessageDeliveryService.Waiting<Id<Client>>> due(int limit, int each) {
            var now = clock.instant();
            return store.read(tx -> tx.logoutDeliveries().due(now, limit, each)).stream()
                    .map(
                            waiting ->
                                    new MessageDeliveryService.Waiting<>(
                                            waiting.client(), Optional.of(waiting.reseller())))
                    .toList();
        }

        @Override
        public boolean next(Id<Client> client) {
            var now = clock.instant();
            return store.write(tx -> tx.logoutDeliveries().take(client, now, now.plus(TAKEN_FOR)))
                    .filter(messenger::told)
                    .isPresent();
        }
    }

    /** Waits for deliveries in progress, 10 seconds at most. */
    @Override
    public void close() {
        rounds.close();
    }
}
