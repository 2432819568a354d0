package dev.steelyard.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a guard and a node: it can be cut, and hold back what comes. Thread-safe. */
final class Cable implements AutoCloseable {
    private final ServerSocket here;
    private final int there;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean held;
    private volatile boolean closed;

    /** To that node. */
    Cable(URI there) {
        try {
            this.here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.there = there.getPort();
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + here.getLocalPort());
    }

    /** Ends every connection; new ones are let through. */
    void cut() {
        open.forEach(Cable::end);
        open.clear();
    }

    /** Whether nothing gets through now; it does afterwards. */
    void hold(boolean now) {
        held = now;
    }

    private void accept() {
        while (!closed) {
            try {
                var guard = here.accept();
                var node = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(guard);
                open.add(node);
                Thread.ofVirtual().start(() -> pass(guard, node));
                Thread.ofVirtual().start(() -> pass(node, guard));
            } catch (IOException _) {
                // The node is away, or this is.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var bytes = new byte[64 * 1024];
            int read;
            while ((read = in.read(bytes)) >= 0) {
                while (held) {
                    Thread.sleep(10);
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException | InterruptedException _) {
            // Both ends are closed.
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Then it has ended.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        here.close();
        cut();
    }
}
