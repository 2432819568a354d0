package dev.steelyard.http.request;

import java.time.Duration;

/**
 * What a peer may send, and how much of it at once.
 *
 * @param body bytes; more is answered 413
 * @param headers bytes of all headers together, and of the request line; more is answered 431, or
 *     414 for the request line
 * @param parameters of a query or a form; more is answered 400
 * @param concurrent requests under way in each lane; more is answered 503
 * @param connections open at once; more is answered 503
 * @param streams connections open for an answer that lasts, beside those; more is answered 503
 * @param arrival how long a request may take from its first byte to its last; then its connection
 *     is closed
 * @param sourceShare percent of the requests and of the connections that one source may hold; more
 *     is answered 429
 */
public record RequestLimits(
        int body,
        int headers,
        int parameters,
        int concurrent,
        int connections,
        int streams,
        Duration arrival,
        int sourceShare) {
    public static final RequestLimits DEFAULT =
            new RequestLimits(
                    64 * 1024, 16 * 1024, 100, 256, 2000, 1000, Duration.ofSeconds(30), 25);

    private static final int ALL = 100;
    private static final int DATABASE = 2;
    private static final int PEERS = 4;

    /** Requests of a lane that may wait for the database at once, or work with it: half of them. */
    public int waitingForDatabase() {
        return Math.max(1, concurrent / DATABASE);
    }

    /** Requests that may wait for addresses that clients chose at once: a quarter. */
    public int waitingForPeers() {
        return Math.max(1, concurrent / PEERS);
    }

    /**
     * Requests that may wait for the password hasher: two thirds. An attacker who waits costs
     * nothing; one who is refused comes back at once.
     */
    public int waitingForHasher() {
        return Math.max(1, concurrent * 2 / 3);
    }

    /**
     * Requests of one source under way in a lane. Guards of one data centre come from one address,
     * so they get three quarters at least.
     */
    public int concurrentOfSource(boolean guards) {
        int share = share(concurrent);
        return guards ? Math.max(share, concurrent - concurrent / 4) : share;
    }

    /** Connections of one source. */
    public int connectionsOfSource() {
        return share(connections);
    }

    private int share(int all) {
        return Math.ceilDiv(all * sourceShare, ALL);
    }
}
