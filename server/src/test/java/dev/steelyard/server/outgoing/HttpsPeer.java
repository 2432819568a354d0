package dev.steelyard.server.outgoing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.steelyard.http.source.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Somebody else's https server, at loopback, with a certificate of its own for its names. */
public final class HttpsPeer implements AutoCloseable {
    private static final char[] PASSWORD = "not a secret".toCharArray();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final X509Certificate certificate;
    private final SSLContext tls;
    private final HttpsServer server;

    /** It answers at {@code localhost}, {@code peer.example} and {@code 127.0.0.1}. */
    public HttpsPeer(HttpHandler handler) {
        try {
            var keys = keys();
            certificate = (X509Certificate) keys.getCertificate("peer");
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
        } catch (IOException | InterruptedException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keys()
            throws IOException, InterruptedException, GeneralSecurityException {
        var folder = Files.createTempDirectory("steelyard-peer");
        var file = folder.resolve("keys.p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "peer",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=peer.example",
                                "-ext",
                                "san=dns:localhost,dns:peer.example,ip:127.0.0.1",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        Files.delete(file);
        Files.delete(folder);
        return keys;
    }

    /** Answers {@code status} with {@code body}. */
    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** {@code path} at {@code localhost}. */
    public URI at(String path) {
        return at("localhost", path);
    }

    URI at(String host, String path) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + path);
    }

    SSLContext tls() {
        return tls;
    }

    /** Allow and trust this peer, however long it takes, and nothing else that is not public. */
    public OutgoingSettings trusted() {
        return trusted(Duration.ofMinutes(5));
    }

    /**
     * @param limit how long a request to it may take
     */
    OutgoingSettings trusted(Duration limit) {
        return new OutgoingSettings(
                List.of(Network.parse("127.0.0.1")), List.of(certificate), limit);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
