package dev.steelyard.server.throttle;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.server.http.Request;
import dev.steelyard.server.http.TooManyRequests;
import java.util.function.Function;

/**
 * Keeps what clients send ahead of a person. Whoever has to prove nothing could fill the store: of
 * public clients all is counted. Thread-safe.
 */
public final class Intake {
    private final Store store;
    private final Throttle throttle;
    private final Limit limit;

    /**
     * @param limit of what public clients send from one source
     */
    public Intake(Store store, Throttle throttle, Limit limit) {
        this.store = store;
        this.throttle = throttle;
        this.limit = limit;
    }

    /**
     * What {@code insert} answers, in a transaction.
     *
     * @throws TooManyRequests where that source has sent too much
     */
    public <T> T keep(Request request, Client client, Function<Transaction, T> insert) {
        if (client.confidential()) {
            return store.write(insert::apply);
        }
        return throttle.counted(
                limit.at(request.network()), "Too many requests came from there.", insert);
    }
}
