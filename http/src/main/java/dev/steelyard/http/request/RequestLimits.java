package dev.steelyard.http.request;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/**
 * Limits on the size of requests and on the number at once.
 *
 * @param body bytes
 * @param headers bytes of all headers together, and of the request line
 * @param concurrent requests in progress in each lane
 * @param streams connections with a stream, in addition to {@code connections}
 * @param sourceShare percent
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
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Integer> BODY =
            KEYS.add(
                    "limits.body",
                    "64KiB",
                    "The longest body of a request; more is answered 413.",
                    ValueParsers::size);
    private static final ConfigurationKey<Integer> HEADERS =
            KEYS.add(
                    "limits.headers",
                    "16KiB",
                    "The longest headers, and request line, of a request; more is answered 431 or"
                            + " 414.",
                    ValueParsers::size);
    private static final ConfigurationKey<Integer> PARAMETERS =
            KEYS.count(
                    "limits.parameters",
                    "100",
                    "Parameters of a query or form; more is answered 400.");
    private static final ConfigurationKey<Integer> CONCURRENT =
            KEYS.count(
                    "limits.concurrent_requests",
                    "256",
                    "Requests that a node works on at once, those of guards counted apart; one more"
                            + " is answered 503 with Retry-After.");
    private static final ConfigurationKey<Integer> CONNECTIONS =
            KEYS.count(
                    "limits.connections",
                    "2000",
                    "Connections to a node; one more ends the one that has been idle longest, and"
                            + " where none is idle it is answered 503 with Retry-After.");
    private static final ConfigurationKey<Integer> STREAMS =
            KEYS.count(
                    "limits.streams",
                    "1000",
                    "Guards that follow the changes at a node, whose connections are counted apart;"
                            + " three quarters of them of one resource server at most. One more is"
                            + " answered 503 with Retry-After, and asks now and then.");
    private static final ConfigurationKey<Duration> ARRIVAL =
            KEYS.duration(
                    "limits.request_arrival",
                    "30s",
                    "How long a request may take to arrive, from its first byte to its last, and a"
                            + " piece of an answer to be taken; then the connection ends.");
    private static final ConfigurationKey<Integer> SOURCE_SHARE =
            KEYS.add(
                    "limits.source_share",
                    "25%",
                    "How much of limits.concurrent_requests, and of limits.connections, one source"
                            + " may hold: an IPv4 address or an IPv6 /64; a /48 twice that. Of guards'"
                            + " requests three quarters. One more is answered 429 with Retry-After; of"
                            + " connections an idle one of that source ends first. Set"
                            + " listen.trusted_proxies behind a proxy, else all callers are one"
                            + " source.",
                    ValueParsers::percent);

    public static final RequestLimits DEFAULT = read(ConfigurationValues.standard());

    private static final int ALL = 100;
    private static final int DATABASE = 2;
    private static final int PEERS = 4;

    public static RequestLimits read(ConfigurationValues values) {
        return new RequestLimits(
                values.get(BODY),
                values.get(HEADERS),
                values.get(PARAMETERS),
                values.get(CONCURRENT),
                values.get(CONNECTIONS),
                values.get(STREAMS),
                values.get(ARRIVAL),
                values.get(SOURCE_SHARE));
    }

    /** Maximum requests of a lane that wait for the database or use it: half. */
    public int waitingForDatabase() {
        return Math.max(1, concurrent / DATABASE);
    }

    /** Maximum requests that wait for addresses chosen by clients: a quarter. */
    public int waitingForPeers() {
        return Math.max(1, concurrent / PEERS);
    }

    /**
     * Maximum requests that wait for the password hasher: two thirds. An attacker who waits costs
     * nothing; one who is refused retries at once.
     */
    public int waitingForHasher() {
        return Math.max(1, concurrent * 2 / 3);
    }

    /**
     * Maximum requests of one source in progress in a lane. Guards of one data centre share one
     * address, so they get three quarters at least.
     */
    public int concurrentOfSource(boolean guards) {
        int share = share(concurrent);
        return guards ? Math.max(share, concurrent - concurrent / 4) : share;
    }

    /** Maximum connections of one source. */
    public int connectionsOfSource() {
        return share(connections);
    }

    /** Maximum streams of one listener: three quarters. */
    public int streamsOfListener() {
        return streams - streams / 4;
    }

    private int share(int all) {
        return Math.ceilDiv(all * sourceShare, ALL);
    }
}
