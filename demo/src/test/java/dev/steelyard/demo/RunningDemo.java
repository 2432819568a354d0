package dev.steelyard.demo;

import dev.steelyard.demo.http.Json;
import dev.steelyard.guard.certificate.CertificateForm;
import dev.steelyard.guard.certificate.CertificateHeader;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The demo on a port of its own, and a caller. */
final class RunningDemo implements AutoCloseable {
    private static final Pattern CONTENT_LENGTH =
            Pattern.compile("\r\nContent-Length: (\\d+)", Pattern.CASE_INSENSITIVE);

    final OneClient known = new OneClient();
    final ScriptedSteelyard server = known.server;
    final DemoServer demo;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningDemo(Path folder) throws Exception {
        demo = start(server, folder);
        awaitGuard();
    }

    /** Its guard is closed until it has asked; on a slow machine that may be after the start. */
    private void awaitGuard() throws InterruptedException {
        while (get("/access").statusCode() == 503) {
            Thread.sleep(10);
        }
    }

    static DemoServer start(ScriptedSteelyard server, Path folder) {
        return DemoServer.start(
                new DemoOptions(
                        "localhost",
                        0,
                        server.issuer(),
                        Issuer.AUDIENCE,
                        ScriptedSteelyard.RESOURCE_SERVER,
                        ScriptedSteelyard.SECRET,
                        folder.resolve("demo.db"),
                        Duration.ofMillis(50),
                        new CertificateReader(
                                InetAddress::isLoopbackAddress,
                                new CertificateHeader("Client-Cert", CertificateForm.RFC9440)),
                        TrustedCertificates.none("--cacert")),
                InstantSource.system());
    }

    /** A request with nothing on it. */
    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + demo.port() + path));
    }

    /** A request with a good token and key. */
    HttpRequest.Builder good(String path) {
        return bare(path)
                .header("Authorization", "Bearer " + known.token())
                .header("x-api-key", OneClient.KEY);
    }

    HttpResponse<String> get(String path) {
        return send(good(path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(
                good(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * A request as it is written, which a proper client wouldn't send; the head and body of the
     * answer.
     */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", demo.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            while (!complete(answer)) {
                int next = in.read();
                if (next < 0) break;
                answer.append((char) next);
            }
            return answer.toString();
        }
    }

    /**
     * All that comes back until the API closes the connection.
     *
     * @throws java.net.SocketTimeoutException where it does not within a minute
     */
    String untilClosed(String request) throws IOException {
        try (Socket socket = new Socket("localhost", demo.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            StringBuilder answer = new StringBuilder();
            try {
                for (int next = in.read(); next >= 0; next = in.read()) answer.append((char) next);
            } catch (SocketException reset) {
                // Closed with something of the request unread.
                return answer.toString();
            }
            return answer.toString();
        }
    }

    private static boolean complete(CharSequence answer) {
        String[] parts = answer.toString().split("\r\n\r\n", 2);
        if (parts.length < 2) return false;
        Matcher length = CONTENT_LENGTH.matcher(parts[0]);
        return length.find() && parts[1].length() >= Integer.parseInt(length.group(1));
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.MAPPER.readTree(response.body());
    }

    static String code(HttpResponse<String> response) {
        return json(response).path("error").path("code").asString();
    }

    @Override
    public void close() {
        client.close();
        demo.close();
        server.close();
    }
}
