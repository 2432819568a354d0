package dev.steelyard.program.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A proxy that ends TLS for a server at this machine. Its certificate is of a certificate authority
 * that no Java trusts.
 */
final class TlsFront implements AutoCloseable {
    private static final String PASSWORD = "not a secret";
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpsServer server;
    private final Path authority;
    private volatile int target;

    /**
     * @param host the name in the certificate
     * @param options more of keytool, about that certificate
     */
    TlsFront(Path folder, String host, String... options) throws IOException {
        var keys = folder.resolve("front.p12");
        authority = folder.resolve("front-authority.pem");
        generate(keys, "authority", "Test Authority", "-ext", "bc:c");
        var own = new ArrayList<>(List.of("-signer", "authority", "-ext", "san=dns:" + host));
        own.addAll(List.of(options));
        generate(keys, "own", host, own.toArray(String[]::new));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try {
            server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    private SSLContext tls(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Files.writeString(
                authority,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("authority").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        keys.deleteEntry("authority");
        var managers = KeyManagerFactory.getInstance("SunX509");
        managers.init(keys, PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    private static void generate(Path keys, String alias, String name, String... options)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                PASSWORD));
        command.addAll(List.of(options));
        try {
            var keytool =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The address at which clients reach it. */
    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** The certificate of its authority, in PEM. */
    String authority() {
        return authority.toString();
    }

    /** Forwards to that port from now on. */
    void to(int port) {
        target = port;
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:"
                                                    + target
                                                    + exchange.getRequestURI().toASCIIString()))
                            .method(
                                    exchange.getRequestMethod(),
                                    BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    values.forEach(value -> request.header(name, value));
                                }
                            });
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            var body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
