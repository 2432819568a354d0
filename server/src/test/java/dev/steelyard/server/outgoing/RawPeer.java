package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A peer at loopback that answers the head of each request by bytes of its own choice. It has the
 * certificate of an {@link HttpsPeer}.
 */
final class RawPeer implements AutoCloseable {
    /** Writes what it likes; the answer ends when it returns. */
    interface Script {
        void write(OutputStream out) throws IOException;
    }

    /** The heads that came, a line each, without the empty line at the end. */
    final BlockingQueue<List<String>> heads = new LinkedBlockingQueue<>();

    /** How the other side ended the connections. */
    final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private final SSLServerSocket server;

    RawPeer(HttpsPeer certified, Script script) throws IOException {
        var factory = certified.tls().getServerSocketFactory();
        server =
                (SSLServerSocket)
                        factory.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(() -> accept(script));
    }

    static Script bytes(String answer) {
        return out -> out.write(answer.getBytes(ISO_8859_1));
    }

    private void accept(Script script) {
        while (true) {
            try {
                var socket = (SSLSocket) server.accept();
                Thread.ofVirtual().start(() -> serve(socket, script));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private void serve(SSLSocket accepted, Script script) {
        try (var socket = accepted) {
            var in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int letter = in.read();
                if (letter < 0) {
                    return;
                }
                head.append((char) letter);
            }
            heads.add(head.toString().lines().filter(line -> !line.isEmpty()).toList());
            var out = socket.getOutputStream();
            script.write(out);
            out.flush();
            socket.shutdownOutput();
            ends.add(in.read() < 0 ? "closed" : "goes on");
        } catch (IOException e) {
            // The other side has seen enough.
            ends.add("reset");
        }
    }

    URI at(String path) {
        return URI.create("https://localhost:" + server.getLocalPort() + path);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
