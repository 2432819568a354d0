package dev.steelyard.e2e.faults;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Connections that ask for the stream of changes, and after its first bytes read no more. */
final class SlowGuards implements AutoCloseable {
    private static final int BUFFER = 4096;

    private final List<Socket> open = new ArrayList<>();
    private int begun;

    SlowGuards(Platform platform, URI node, int count) throws IOException {
        var demo = platform.cluster().demo();
        var pair = demo.get("resource_server", "id") + ':' + demo.get("resource_server", "secret");
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var request =
                "GET /guard/v1/changes/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic "
                        + basic
                        + "\r\n\r\n";
        for (int i = 0; i < count; i++) {
            var socket = new Socket();
            open.add(socket);
            // Before it connects, so that little is taken for it that it doesn't read.
            socket.setReceiveBufferSize(BUFFER);
            socket.connect(new InetSocketAddress("localhost", node.getPort()));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
            if (first.equals("HTTP/1.1 200")) {
                begun++;
            }
        }
    }

    /** How many of them have a stream. */
    int begun() {
        return begun;
    }

    @Override
    public void close() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }
}
