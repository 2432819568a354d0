package dev.steelyard.http.connection;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.RouteTable;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.http.source.Source;
import dev.steelyard.http.source.SourceAddressLimiter;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits the number of open TCP connections, in total and for each source address, and the time
 * that a peer may take. The HTTP server limits connections only by no longer accepting them, and
 * its own sockets have no time limit: one byte now and then would hold a connection, and the thread
 * of the request, without end. Thread-safe.
 */
public final class ConnectionLimiter implements ServerConnectionSelector, AutoCloseable {
    /** Additional connections that are accepted only to be refused. */
    private static final int REFUSED_AT_ONCE = 256;

    private final Http1ConnectionSelector http;
    private final RequestLimits limits;
    private final Proxies proxies;
    private final Set<TimedConnection> peers = ConcurrentHashMap.newKeySet();

    /** Connections that are accepted only to be refused; they take no place. */
    private final Set<TimedConnection> crowd = ConcurrentHashMap.newKeySet();

    /** Connections of each source, without streams. */
    private final SourceAddressLimiter sources;

    private final SourceAddressLimiter refusedSources =
            new SourceAddressLimiter(REFUSED_AT_ONCE / 4);

    /** Places for streams; their connections are among {@link #peers}, uncounted. */
    private final PerHolderSemaphore<String> streams;

    private final Thread warden;

    public ConnectionLimiter(RequestLimits limits, RouteTable mounted, Proxies proxies) {
        this.limits = limits;
        this.proxies = proxies;
        this.sources = new SourceAddressLimiter(limits.connectionsOfSource());
        this.streams = new PerHolderSemaphore<>(limits.streams(), limits.streamsOfListener());
        this.http =
                Http1ConnectionSelector.builder()
                        .config(
                                Http1Config.builder()
                                        // Enforced by Peer, which can answer that the headers are
                                        // too large.
                                        .maxHeadersSize(TimedConnection.roomForHeaders(limits))
                                        .maxPrologueLength(limits.headers())
                                        .addReceiveListener(new ArrivalListener(mounted))
                                        .build())
                        .build();
        this.warden = Thread.ofVirtual().name("connections").start(this::watch);
    }

    /** Maximum number of accepted connections. */
    public int accepted() {
        return limits.connections() + limits.streams() + REFUSED_AT_ONCE;
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var address = ((InetSocketAddress) context.remotePeer().address()).getAddress();
        var source = Source.of(address);
        // A trusted proxy forwards requests of many sources.
        boolean alone = !proxies.trusts(address);
        var refusal = refusal(alone ? sources.full(source) : null);
        var place = refusal == null ? peers : crowd;
        var held = refusal == null ? sources : refusedSources;
        if (refusal != null && alone && held.full(source) != null) {
            return new ClosedConnection();
        }
        var peer = new TimedConnection(context, limits, source, refusal);
        place.add(peer);
        held.hold(source);
        return new WatchedConnection(
                http.connection(peer),
                () -> {
                    place.remove(peer);
                    held.free(source);
                });
    }

    /**
     * The status that refuses one more connection; null: there is room, perhaps after an idle one
     * was ended.
     *
     * @param full the network of its source that has no place left; null: none
     */
    private @Nullable Status refusal(@Nullable String full) {
        boolean crowded = peers.size() - streams.taken() >= limits.connections();
        boolean room =
                full == null
                        ? !crowded || endedOne(_ -> true)
                        : endedOne(peer -> peer.source().in(full));
        if (room) {
            return null;
        }
        return crowded ? Status.SERVICE_UNAVAILABLE_503 : Status.TOO_MANY_REQUESTS_429;
    }

    /**
     * Takes a place for a stream; until it is closed, the connection takes none from its source.
     *
     * @return null: all are taken, or all that {@code listener} may have
     */
    public PerHolderSemaphore.@Nullable Place stream(String listener, InetAddress peer) {
        var place = streams.take(listener);
        if (place == null) {
            return null;
        }
        var source = Source.of(peer);
        sources.free(source);
        return () -> {
            sources.hold(source);
            place.close();
        };
    }

    /** Streams in progress. */
    public int lasting() {
        return streams.taken();
    }

    /** Open connections without streams. */
    public int ordinary() {
        return Math.max(0, peers.size() - streams.taken());
    }

    /** Ends the longest idle connection of {@code those}; false: none was idle. */
    private boolean endedOne(Predicate<TimedConnection> those) {
        var idle =
                peers.stream()
                        .filter(those)
                        .filter(TimedConnection::idle)
                        .min(Comparator.comparingLong(TimedConnection::since));
        idle.ifPresent(TimedConnection::end);
        return idle.isPresent();
    }

    private void watch() {
        var pause = Duration.ofMillis(Math.clamp(limits.arrival().toMillis() / 4, 10, 1000));
        try {
            while (true) {
                Thread.sleep(pause);
                long now = System.nanoTime();
                Stream.concat(peers.stream(), crowd.stream())
                        .filter(peer -> peer.overdue(now))
                        .forEach(TimedConnection::end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public void close() {
        warden.interrupt();
    }
}
