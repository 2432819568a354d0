package dev.steelyard.http.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Calls a server at loopback, perhaps over TLS with a certificate. */
public final class TlsCaller {
    private final String origin;
    private final @Nullable SSLContext tls;
    private final HttpClient http;

    private TlsCaller(String origin, @Nullable SSLContext tls, String protocol) {
        this.origin = origin;
        this.tls = tls;
        var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (tls != null) {
            var parameters = tls.getDefaultSSLParameters();
            parameters.setProtocols(new String[] {protocol});
            builder.sslContext(tls).sslParameters(parameters);
        }
        this.http = builder.build();
    }

    public static TlsCaller plain(int port) {
        return new TlsCaller("http://127.0.0.1:" + port, null, "");
    }

    /**
     * @param trusted that of the server
     * @param holder null: shows none
     */
    public static TlsCaller of(int port, X509Certificate trusted, @Nullable Holder holder) {
        return new TlsCaller("https://localhost:" + port, tls(trusted, holder), "TLSv1.3");
    }

    /** A connection without a certificate. */
    public static Socket connect(int port, X509Certificate trusted) throws IOException {
        return tls(trusted, null).getSocketFactory().createSocket("127.0.0.1", port);
    }

    private static SSLContext tls(X509Certificate trusted, @Nullable Holder holder) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("server", trusted);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var tls = SSLContext.getInstance("TLS");
            tls.init(holder == null ? null : holder.managers(), trust.getTrustManagers(), null);
            return tls;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same by another protocol. */
    public TlsCaller by(String protocol) {
        return new TlsCaller(origin, tls, protocol);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException {
        return send(request(path, headers));
    }

    public HttpResponse<String> post(String path, String form, String... headers) {
        try {
            return send(
                    request(path, headers)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(origin + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
