package dev.steelyard.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The client's own server, where it is told of logouts: at first it takes what comes and says
 * nothing, and only once it is {@link #well} does it answer.
 */
final class ClientBackend implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> received = new ArrayBlockingQueue<>(100);
    private final CountDownLatch well = new CountDownLatch(1);
    private final Path folder;
    private final HttpsServer server;

    ClientBackend() {
        try {
            folder = Files.createTempDirectory("steelyard-backend");
            var own = SelfSignedCertificate.make("localhost");
            Files.writeString(certificate(), own.pem());
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(own.serving()));
            server.setExecutor(threads);
            server.createContext("/logout", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(body);
            well.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String logoutUri() {
        return "https://localhost:" + server.getAddress().getPort() + "/logout";
    }

    /** A PEM file to trust. */
    Path certificate() {
        return folder.resolve("backend.pem");
    }

    /** The logout token that came next. */
    String told(int seconds) throws InterruptedException {
        var form = received.poll(seconds, TimeUnit.SECONDS);
        if (form == null) {
            throw new AssertionError("nothing came within " + seconds + " s");
        }
        return form.substring("logout_token=".length());
    }

    void well() {
        well.countDown();
    }

    @Override
    public void close() {
        well();
        server.stop(0);
        threads.shutdownNow();
        try {
            Files.deleteIfExists(certificate());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
