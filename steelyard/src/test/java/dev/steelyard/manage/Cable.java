package dev.steelyard.manage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** A line to a database that can hold back everything that is sent to it. Thread-safe. */
final class Cable implements AutoCloseable {
    private static final int ALL = Integer.MAX_VALUE;

    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Semaphore passing = new Semaphore(ALL);

    /**
     * @param there a port of loopback
     */
    Cable(int there) {
        try {
            this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.there = there;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /**
     * Nothing gets through until {@link #release}; connections stay open, and new ones are taken.
     */
    void hold() {
        passing.acquireUninterruptibly(ALL);
    }

    void release() {
        passing.release(ALL);
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                var node = here.accept();
                var database = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(node);
                open.add(database);
                Thread.ofVirtual().start(() -> pass(node, database));
                Thread.ofVirtual().start(() -> pass(database, node));
            } catch (IOException _) {
                // The database is away, or this is closed.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            var bytes = new byte[64 * 1024];
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
        } catch (IOException _) {
            // One end has closed it.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
