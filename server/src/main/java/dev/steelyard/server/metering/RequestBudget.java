package dev.steelyard.server.metering;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import java.util.function.Function;

/**
 * Limits how many requests a client can have stored before a user logs in: pushed authorization
 * requests or device authorizations. A confidential client has its own budget. Public clients prove
 * nothing, so they share that of their source. Thread-safe.
 */
public final class RequestBudget {
    /** Characters that count as one request: the budget bounds the space, not only the rows. */
    static final int PIECE = 2048;

    private final Throttle throttle;
    private final Limit ofClient;
    private final Limit atSource;

    public RequestBudget(Throttle throttle, Limit ofClient, Limit atSource) {
        this.throttle = throttle;
        this.ofClient = ofClient;
        this.atSource = atSource;
    }

    /**
     * The result of {@code insert}, in a transaction.
     *
     * @param length characters that {@code insert} stores
     * @throws TooManyRequests where the client, or the source, has sent too much
     */
    public <T> T keep(Request request, Client client, int length, Function<Transaction, T> insert) {
        var weight = 1 + length / PIECE;
        return client.confidential()
                ? throttle.counted(
                        ofClient.of(client.id().hex()).weighing(weight),
                        "The client sent too many requests. Send this one again later.",
                        insert)
                : throttle.counted(
                        atSource.at(request.network()).weighing(weight),
                        "Too many requests came from this address. Send this one again later.",
                        insert);
    }
}
