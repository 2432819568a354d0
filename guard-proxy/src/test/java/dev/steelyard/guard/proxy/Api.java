package dev.steelyard.guard.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The API behind a proxy: keeps what comes to it, as it came, and says yes. */
final class Api implements AutoCloseable {
    private final List<Wire.Message> came = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    Api() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What came since the last call. */
    List<Wire.Message> came() {
        List<Wire.Message> all = new ArrayList<>(came);
        came.clear();
        return all;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            came.add(Wire.read(connection.getInputStream()));
            connection
                    .getOutputStream()
                    .write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
                                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // Somebody looks whether it listens.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
