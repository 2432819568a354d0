package dev.steelyard.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A TCP relay on the loopback address that a test can pause or disconnect, to simulate failures of
 * the network. Thread-safe.
 */
public final class PausableTcpRelay implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int BACKLOG = 50;
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore passing = new Semaphore(ALL);
    private final AtomicBoolean held = new AtomicBoolean();

    /**
     * @param there the port that it leads to
     */
    public PausableTcpRelay(int there) {
        try {
            this.here = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.there = there;
        Thread.ofVirtual().start(this::accept);
    }

    /** The port that takes connections. */
    public int port() {
        return here.getLocalPort();
    }

    /**
     * Nothing gets through until {@link #release}; connections stay open, and new ones are taken.
     */
    public void hold() {
        if (held.compareAndSet(false, true)) {
            passing.acquireUninterruptibly(ALL);
        }
    }

    /** Lets through what was held, and all that follows. */
    public void release() {
        if (held.compareAndSet(true, false)) {
            passing.release(ALL);
        }
    }

    /** Ends every connection; new ones are let through. */
    public void cut() {
        open.forEach(PausableTcpRelay::end);
        open.clear();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                var caller = here.accept();
                var called = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(caller);
                open.add(called);
                Thread.ofVirtual().start(() -> pass(caller, called));
                Thread.ofVirtual().start(() -> pass(called, caller));
            } catch (IOException e) {
                // The other end is away, or this is closed.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var bytes = new byte[BUFFER];
            int read;
            while ((read = in.read(bytes)) >= 0) {
                passing.acquireUninterruptibly();
                try {
                    out.write(bytes, 0, read);
                    out.flush();
                } finally {
                    passing.release();
                }
            }
        } catch (IOException e) {
            // One end has closed it.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it has ended.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        cut();
        release();
    }
}
