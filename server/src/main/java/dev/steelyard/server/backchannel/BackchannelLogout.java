package dev.steelyard.server.backchannel;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.logout.WaitingClient;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works off the queue of logouts: one client at a time each, several clients at once but few of one
 * reseller, so that slow ones keep only their own waiting. What a node has taken and says no more
 * of, because it was killed, another one takes after {@link #TAKEN_FOR}. Thread-safe.
 */
public final class BackchannelLogout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackchannelLogout.class);

    /** Longer than any outgoing request takes. */
    private static final Duration TAKEN_FOR = Duration.ofSeconds(30);

    private static final int CLIENTS_AT_ONCE = 32;

    private static final int OF_ONE_RESELLER = 8;

    /** Then others that wait get the turn. */
    private static final int IN_A_TURN = 20;

    private final Store store;
    private final InstantSource clock;
    private final Messenger messenger;
    private final Map<Id<Client>, Id<Reseller>> busy = new ConcurrentHashMap<>();
    private final ExecutorService turns = Executors.newVirtualThreadPerTaskExecutor();

    public BackchannelLogout(Store store, InstantSource clock, Messenger messenger) {
        this.store = store;
        this.clock = clock;
        this.messenger = messenger;
    }

    /** Begins to tell whoever is to be told now; does not wait for it. */
    public void deliver() {
        var now = clock.instant();
        // Twice as many: those that are busy are among them.
        var due =
                store.read(
                        tx ->
                                tx.logoutDeliveries()
                                        .due(now, 2 * CLIENTS_AT_ONCE, 2 * OF_ONE_RESELLER));
        for (var waiting : due) {
            if (begins(waiting)) {
                turns.execute(() -> turn(waiting.client()));
            }
        }
    }

    private boolean begins(WaitingClient waiting) {
        int beside = Collections.frequency(busy.values(), waiting.reseller());
        return busy.size() < CLIENTS_AT_ONCE
                && beside < OF_ONE_RESELLER
                && busy.putIfAbsent(waiting.client(), waiting.reseller()) == null;
    }

    private void turn(Id<Client> client) {
        try {
            int told = 0;
            while (told < IN_A_TURN && next(client)) {
                told++;
            }
        } catch (RuntimeException e) {
            LOG.warn("logouts of client {} wait for the next round", client, e);
        } finally {
            busy.remove(client);
        }
    }

    /** Whether there was one and the client took it: one that doesn't now need not be asked on. */
    private boolean next(Id<Client> client) {
        var now = clock.instant();
        return store.write(tx -> tx.logoutDeliveries().take(client, now, now.plus(TAKEN_FOR)))
                .filter(messenger::told)
                .isPresent();
    }

    /** Waits for what is under way, 10 seconds at most. */
    @Override
    public void close() {
        turns.shutdown();
        try {
            if (!turns.awaitTermination(10, TimeUnit.SECONDS)) {
                turns.shutdownNow();
            }
        } catch (InterruptedException e) {
            turns.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
