package dev.steelyard.http.connection;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.RouteTable;
import dev.steelyard.http.source.Source;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.http.DirectHandler;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.DirectTransportRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection with time limits on reading the request and writing the response. Its own thread
 * reads and writes; others only query and {@link #end} it.
 */
final class TimedConnection extends DelegatedContext {
    /** How long a connection may be open with no request on it. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    /**
     * As {@link #IDLE}, with TLS, until the first request: the handshake is part of its first read.
     */
    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    /** How long a connection to be refused may take to send its request. */
    private static final Duration CROWDED = Duration.ofSeconds(2);

    /** A new connection counts as idle only after this time. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    /** Bytes a second; a peer that reads an answer this fast never times out. */
    private static final int SLOWEST = 4096;

    private static final Status TOO_LARGE = Status.create(431, "Request Header Fields Too Large");

    private static final int ONE_READ = 64 * 1024;

    private final HelidonSocket socket;
    private final RequestLimits limits;
    private final Source source;
    private final @Nullable Status refusal;
    private final Duration arrival;
    private final DataReader reader;
    private final DataWriter writer;

    /** The line of the arriving request; null: none, or its headers have arrived. */
    private @Nullable HttpPrologue line;

    private long headerBytes;

    /** When the request, or the wait for one, began. */
    private volatile long since = System.nanoTime();

    private volatile boolean busy;
    private volatile boolean ended;

    /** Whether a TLS handshake comes first; it is part of the first read. */
    private boolean handshake;

    /** Guards {@link #waiting}. */
    private final Object wait = new Object();

    /** The thread that waits for the peer; null: none. */
    private @Nullable Thread waiting;

    /** Nanoseconds after {@link #since} at which the wait times out; 0: no wait. */
    private volatile long patience;

    /**
     * @param refusal the status that refuses its request; null: requests are allowed
     */
    TimedConnection(
            ConnectionContext context,
            RequestLimits limits,
            Source source,
            @Nullable Status refusal) {
        super(context);
        this.socket = context.serverSocket();
        this.limits = limits;
        this.source = source;
        this.refusal = refusal;
        this.handshake = context.isSecure();
        this.arrival =
                refusal != null && limits.arrival().compareTo(CROWDED) > 0
                        ? CROWDED
                        : limits.arrival();
        this.reader = DataReader.create(this::receive);
        this.writer = new TimedWriter(context.dataWriter(), this::sending, this::sent);
    }

    /** Above every limit, so that this class is the one to detect headers that are too large. */
    static int roomForHeaders(RequestLimits limits) {
        return 2 * (limits.headers() + ONE_READ);
    }

    private byte @Nullable [] receive() {
        var unfinished = line;
        if (unfinished != null && headerBytes > limits.headers()) {
            throw tooLarge(unfinished);
        }
        patience = patience().toNanos();
        waits();
        try {
            var bytes = socket.get();
            handshake = false;
            if (bytes != null && !busy) {
                begin();
            }
            headerBytes += bytes == null || unfinished == null ? 0 : bytes.length;
            return bytes;
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("nothing more can be read", e);
        } finally {
            patience = 0;
            waitsNoMore();
        }
    }

    private Duration patience() {
        if (busy || refusal != null) {
            return arrival;
        }
        return handshake ? HANDSHAKE : IDLE;
    }

    private void begin() {
        since = System.nanoTime();
        busy = true;
    }

    /** The request line has arrived. */
    void line(HttpPrologue prologue) {
        if (!busy) {
            begin();
        }
        line = prologue;
        headerBytes = 0;
    }

    /**
     * The headers have arrived.
     *
     * @throws RequestException they are too large, or the connection is one too many
     */
    void headers(Headers headers, RouteTable mounted) {
        var prologue = line;
        line = null;
        if (prologue == null) {
            return;
        }
        if (size(headers) > limits.headers()) {
            throw tooLarge(prologue);
        }
        if (refusal != null && !mounted.always(prologue.uriPath().rawPath())) {
            throw refusal(prologue, headers, refusal);
        }
    }

    private static long size(Headers headers) {
        return headers.stream()
                .mapToLong(
                        header ->
                                header.allValues().stream()
                                        .mapToLong(
                                                value ->
                                                        header.name().length()
                                                                + value.length()
                                                                + ": \r\n".length())
                                        .sum())
                .sum();
    }

    private static RequestException tooLarge(HttpPrologue prologue) {
        return refusal(prologue, WritableHeaders.create(), TOO_LARGE);
    }

    private static RequestException refusal(HttpPrologue prologue, Headers headers, Status status) {
        return RequestException.builder()
                .type(DirectHandler.EventType.BAD_REQUEST)
                .status(status)
                .request(DirectTransportRequest.create(prologue, headers))
                .setKeepAlive(false)
                .message("refused before any route")
                .build();
    }

    private void sending(int bytes) {
        since = System.nanoTime();
        patience = arrival.plusSeconds(bytes / SLOWEST).toNanos();
        waits();
    }

    /** Called after the answer was sent; the next wait is for another request. */
    private void sent() {
        patience = 0;
        waitsNoMore();
        since = System.nanoTime();
        busy = false;
    }

    boolean overdue(long now) {
        long most = patience;
        return most > 0 && now - since > most;
    }

    /** Whether it only waits for a request, and has done so for a while. */
    boolean idle() {
        return !ended && !busy && patience > 0 && System.nanoTime() - since > SETTLED.toNanos();
    }

    Source source() {
        return source;
    }

    /** When the request, or the wait for one, began; on the clock of {@link System#nanoTime}. */
    long since() {
        return since;
    }

    private void waits() {
        synchronized (wait) {
            if (ended) {
                throw new ServerConnectionException(
                        "ended", new UncheckedIOException(new IOException("ended")));
            }
            waiting = Thread.currentThread();
        }
    }

    private void waitsNoMore() {
        synchronized (wait) {
            waiting = null;
            if (ended) {
                // An interrupt that came after the wait must not affect later code.
                Thread.interrupted();
            }
        }
    }

    /** Ends the connection and its wait. */
    void end() {
        synchronized (wait) {
            ended = true;
            if (socket.isSecure()) {
                // Closing would first notify the peer, and block on one that reads nothing; a
                // thread that is interrupted while it waits on a channel closes that channel.
                if (waiting != null) {
                    waiting.interrupt();
                }
                return;
            }
        }
        try {
            socket.close();
        } catch (UncheckedIOException e) {
            // It has ended already.
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }
}
