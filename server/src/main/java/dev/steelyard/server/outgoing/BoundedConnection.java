package dev.steelyard.server.outgoing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing HTTP connection that reads {@link #LIMIT} bytes of a response at most. They include
 * interim responses, status, headers, body, framing and trailers. It logs no content at any level,
 * since that has tokens. Not thread-safe but for {@link #cut}.
 */
final class BoundedConnection extends DefaultManagedHttpClientConnection {
    /** The greatest body, and as much again around it. */
    static final int LIMIT = 2 * HttpsClient.BODY_LIMIT;

    private volatile @Nullable Socket socket;

    BoundedConnection() {
        super("outgoing");
    }

    /** Closes the socket without a TLS close, which the peer may not accept. From any thread. */
    void cut() {
        Closer.closeQuietly(socket);
    }

    @Override
    public void bind(SSLSocket tls, Socket plain) throws IOException {
        socket = plain;
        bind(
                new SocketHolder(tls, plain) {
                    @Override
                    protected InputStream getInputStream(Socket socket) throws IOException {
                        return new BoundedInput(super.getInputStream(socket));
                    }
                });
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}

    private static final class BoundedInput extends FilterInputStream {
        private int left = LIMIT;

        BoundedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException(HttpsClient.TOO_LONG);
            }
            int read = super.read(bytes, offset, Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
