package dev.steelyard.http.request;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.time.Duration;

/**
 * The configured maximum sizes of HTTP requests, and the maximum numbers of concurrent requests and
 * connections.
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
                    "Maximum size of a request body; a larger one gets 413.",
                    ValueParsers::size);
    private static final ConfigurationKey<Integer> HEADERS =
            KEYS.add(
                    "limits.headers",
                    "16KiB",
                    "Maximum size of the headers, and of the request line; larger ones get 431 or"
                            + " 414.",
                    ValueParsers::size);
    private static final ConfigurationKey<Integer> PARAMETERS =
            KEYS.count(
                    "limits.parameters",
                    "100",
                    "Maximum number of parameters of a query or form; more get 400.");
    private static final ConfigurationKey<Integer> CONCURRENT =
            KEYS.count(
                    "limits.concurrent_requests",
                    "256",
                    "Maximum of requests in progress at a node, guards' counted apart; one more"
                            + " is answered 503 with Retry-After.");
    private static final ConfigurationKey<Integer> CONNECTIONS =
            KEYS.count(
                    "limits.connections",
                    "2000",
                    "Maximum of connections to a node; one more ends the longest idle one, or,"
                            + " where none is idle, gets 503 with Retry-After.");
    private static final ConfigurationKey<Integer> STREAMS =
            KEYS.count(
                    "limits.streams",
                    "1000",
                    "Maximum of guards with a change stream at a node, counted apart;"
                            + " one resource server may have three quarters of them. One more is"
                            + " answered 503 with Retry-After, and polls instead.");
    private static final ConfigurationKey<Duration> ARRIVAL =
            KEYS.duration(
                    "limits.request_arrival",
                    "30s",
                    "Maximum time for a request to arrive, from first to last byte, and for a"
                            + " piece of a response to be received; then the connection ends.");
    private static final ConfigurationKey<Integer> SOURCE_SHARE =
            KEYS.add(
                    "limits.source_share",
                    "25%",
                    "Share of limits.concurrent_requests, and of limits.connections, that one source"
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
