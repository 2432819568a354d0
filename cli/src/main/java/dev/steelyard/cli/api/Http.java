package dev.steelyard.cli.api;

import dev.steelyard.tls.TlsFailure;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * HTTP client of the command line, for requests with JSON responses. Follows no redirect: the
 * server sends none, and credentials would be sent along. Thread-safe.
 */
public final class Http implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Http.class.getName());

    public static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build();

    private static final String CACERT = "--cacert";
    private static final String JSON_TYPE = "application/json";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final HttpClient client;

    /** Trusts the certificates of the Java runtime. */
    public Http() {
        this("");
    }

    /**
     * @param trusted a PEM file with certificates that are trusted beside those of the Java
     *     runtime; empty: none
     * @throws ClientFailure the file is missing, has no certificate, or a malformed one
     */
    public Http(String trusted) {
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(trust(trusted).tls())
                        .build();
    }

    /**
     * An HTTP response.
     *
     * @param body missing where there is none, or it is not JSON
     */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {
        static Answer of(HttpResponse<byte[]> answer) {
            return new Answer(answer.statusCode(), Http.body(answer), answer.headers());
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * @throws ClientFailure the server can't be reached
     */
    public Answer send(HttpRequest.Builder unsent) {
        return Answer.of(bytes(unsent, JSON_TYPE));
    }

    /**
     * As {@link #send}, for idempotent requests: sends again where the connection broke before the
     * answer.
     *
     * @param unsent makes the request, for each attempt anew
     * @throws ClientFailure the server can't be reached
     */
    Answer sendSafely(Supplier<HttpRequest.Builder> unsent) {
        var request = built(unsent.get(), JSON_TYPE);
        try {
            return Answer.of(exchange(request));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw unreachable(request.uri(), e);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no answer came; asking again", e);
            return send(unsent.get());
        }
    }

    /**
     * @param accept the accepted media types
     * @throws ClientFailure the server can't be reached
     */
    HttpResponse<byte[]> bytes(HttpRequest.Builder unsent, String accept) {
        var request = built(unsent, accept);
        try {
            return exchange(request);
        } catch (IOException e) {
            throw unreachable(request.uri(), e);
        }
    }

    private static HttpRequest built(HttpRequest.Builder unsent, String accept) {
        return unsent.timeout(ANSWER).setHeader("Accept", accept).build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(request.uri(), e);
        }
    }

    private static ClientFailure unreachable(URI uri, Exception cause) {
        var tls = TlsFailure.explain(cause, uri, "--cacert or STEELYARD_CACERT");
        return new ClientFailure(
                tls != null
                        ? tls
                        : "no answer from "
                                + uri.getScheme()
                                + "://"
                                + uri.getRawAuthority()
                                + ": is the server up, and --server (or"
                                + " STEELYARD_URL) right?",
                cause);
    }

    private static TrustedCertificates trust(String file) {
        try {
            return file.isEmpty()
                    ? TrustedCertificates.none(CACERT)
                    : TrustedCertificates.read(CACERT, Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new ClientFailure(String.valueOf(e.getMessage()), e);
        }
    }

    static JsonNode body(HttpResponse<byte[]> answer) {
        try {
            return answer.body().length == 0
                    ? MissingNode.getInstance()
                    : JSON.readTree(answer.body());
        } catch (JacksonException e) {
            // The caller reports an answer that isn't the server's.
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
