package dev.steelyard.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * All open connections: how many there may be, and how long each peer may take. The HTTP server
 * counts connections only by no longer accepting them, and its own sockets know no time limit: one
 * byte now and then would hold a connection, and whatever works on the request, without end.
 * Thread-safe.
 */
final class Connections implements ServerConnectionSelector, AutoCloseable {
    /** How many more are let in for as long as it takes to refuse them. */
    private static final int REFUSED_AT_ONCE = 256;

    private final Http1ConnectionSelector http;
    private final RequestLimits limits;
    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();

    /** Those that are let in only to be refused; they take no place. */
    private final Set<Peer> crowd = ConcurrentHashMap.newKeySet();

    /** Places for answers that last; whose connections are among {@link #peers}, uncounted. */
    private final StreamPlaces streams;

    private final Thread warden;

    Connections(RequestLimits limits, Mounted mounted) {
        this.limits = limits;
        this.streams = new StreamPlaces(limits.streams());
        this.http =
                Http1ConnectionSelector.builder()
                        .config(
                                Http1Config.builder()
                                        // Held by Peer, which can tell what was too large.
                                        .maxHeadersSize(Peer.roomForHeaders(limits))
                                        .maxPrologueLength(limits.headers())
                                        .addReceiveListener(new Arrivals(mounted))
                                        .build())
                        .build();
        this.warden = Thread.ofVirtual().name("connections").start(this::watch);
    }

    /** What the HTTP server may accept. */
    int accepted() {
        return limits.connections() + limits.streams() + REFUSED_AT_ONCE;
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        boolean crowded = peers.size() - streams.taken() >= limits.connections() && !endedOne();
        var peer = new Peer(context, limits, crowded);
        var place = crowded ? crowd : peers;
        place.add(peer);
        return new WatchedConnection(http.connection(peer), () -> place.remove(peer));
    }

    /** Places for answers that last. */
    StreamPlaces streams() {
        return streams;
    }

    /** Open for others than streams. */
    int ordinary() {
        return Math.max(0, peers.size() - streams.taken());
    }

    /** Whether the connection that nothing has come from for longest was ended. */
    private boolean endedOne() {
        var idle = peers.stream().filter(Peer::idle).min(Comparator.comparingLong(Peer::since));
        idle.ifPresent(Peer::end);
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
                        .forEach(Peer::end);
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
