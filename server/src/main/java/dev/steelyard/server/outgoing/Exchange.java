package dev.steelyard.server.outgoing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request over a connection of its own, and its answer. The name of the target is used for TLS
 * only (RFC 9525): it is not resolved here. {@link #abort} may be called from any thread and ends
 * {@link #run}.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int CONNECT_MILLIS = 2_000;

    private final Target target;
    private final SSLSocketFactory sockets;
    private final int readMillis;
    private final Object lock = new Object();
    private Socket socket = new Socket();
    private boolean aborted;

    Exchange(Target target, SSLSocketFactory sockets, int readMillis) {
        this.target = target;
        this.sockets = sockets;
        this.readMillis = readMillis;
    }

    /**
     * @param addresses checked; the first that answers is used
     */
    Answer.Answered run(List<InetAddress> addresses, Message message) throws IOException {
        try (var plain = connected(addresses);
                var tls = (SSLSocket) sockets.createSocket(plain, name(), target.port(), true)) {
            plain.setSoTimeout(readMillis);
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            var out = tls.getOutputStream();
            out.write(message.bytes(target));
            out.flush();
            return new AnswerReader(new BufferedInputStream(tls.getInputStream())).read();
        }
    }

    private Socket connected(List<InetAddress> addresses) throws IOException {
        IOException last = new IOException("no address");
        for (var address : addresses) {
            var fresh = fresh();
            try {
                fresh.connect(new InetSocketAddress(address, target.port()), CONNECT_MILLIS);
                return fresh;
            } catch (IOException e) {
                fresh.close();
                last = e;
            }
        }
        throw last;
    }

    private Socket fresh() throws IOException {
        synchronized (lock) {
            if (aborted) {
                throw new IOException("out of time");
            }
            socket = new Socket();
            return socket;
        }
    }

    /** Without the brackets of an IPv6 address. */
    private String name() {
        var host = target.host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    void abort() {
        synchronized (lock) {
            aborted = true;
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("a connection could not be closed", e);
            }
        }
    }
}
