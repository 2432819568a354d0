package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.server.outgoing.RequestResult.Answered;
import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends one outgoing HTTPS request over a connection of its own, and reads the response.
 * Thread-safe.
 */
final class HttpsClient {
    static final int BODY_LIMIT = 64 * 1024;
    static final String TOO_LONG = "the answer is longer than 64 KiB";

    private static final ConnectionConfig CONNECTION =
            ConnectionConfig.custom().setConnectTimeout(Timeout.ofSeconds(2)).build();
    private static final List<Header> ONE_REQUEST =
            List.of(new BasicHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE));
    private static final RequestConfig NO_CHALLENGES =
            RequestConfig.custom().setAuthenticationEnabled(false).build();

    private final DnsResolver names;
    private final TlsSocketStrategy tls;
    private final TlsConfig handshake;

    HttpsClient(OutgoingSettings settings, DnsResolver names) {
        this.names = names;
        this.tls = new DefaultClientTlsStrategy(settings.trust().tls());
        this.handshake =
                TlsConfig.custom().setHandshakeTimeout(Timeout.of(settings.limit())).build();
    }

    Exchange exchange(HttpUriRequestBase request) {
        return new Exchange(request);
    }

    /** One request and its answer. One thread runs it, any thread may abort it. */
    final class Exchange {
        private final HttpUriRequestBase request;
        private final BoundedConnection connection = new BoundedConnection();

        private Exchange(HttpUriRequestBase request) {
            this.request = request;
        }

        /**
         * @throws IOException no complete answer came; the message quotes nothing of it
         */
        Answered run() throws IOException {
            try (var client = client(connection);
                    var response = client.executeOpen(null, request, null)) {
                var entity = response.getEntity();
                var body =
                        entity == null
                                ? new byte[0]
                                : entity.getContent().readNBytes(BODY_LIMIT + 1);
                if (body.length > BODY_LIMIT) {
                    // Closing would read the rest first.
                    abort();
                    throw new IOException(TOO_LONG);
                }
                return new Answered(response.getCode(), new String(body, UTF_8));
            } catch (ClientProtocolException | MalformedChunkCodingException e) {
                // Their messages quote the peer's answer.
                throw new IOException("not an HTTP/1.1 answer", e);
            }
        }

        /** Ends {@link #run}. */
        void abort() {
            request.abort();
            // Once the answer is complete the request can't abort the closing of the connection.
            connection.cut();
        }
    }

    /** A client for one request: a shared pool would keep an entry for each host ever called. */
    private CloseableHttpClient client(BoundedConnection connection) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setTlsSocketStrategy(tls)
                        .setConnectionFactory(_ -> connection)
                        .setDefaultConnectionConfig(CONNECTION)
                        .setDefaultTlsConfig(handshake)
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                // Into the pool, which closes it in order; a connection not kept is reset.
                .setConnectionReuseStrategy((_, _, _) -> true)
                .setUserAgent("Steelyard")
                .setDefaultHeaders(ONE_REQUEST)
                .setDefaultRequestConfig(NO_CHALLENGES)
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }
}
