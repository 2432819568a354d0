package dev.steelyard.e2e.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections at loopback and never says a word. Thread-safe. */
final class SilentPeer implements AutoCloseable {
    private final ServerSocket here =
            new ServerSocket(0, 500, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    SilentPeer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    String at(String path) {
        return "https://localhost:" + here.getLocalPort() + path;
    }

    /** How many came since it began. */
    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                open.add(here.accept());
                connections.incrementAndGet();
            } catch (IOException _) {
                // It is closed.
            }
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
