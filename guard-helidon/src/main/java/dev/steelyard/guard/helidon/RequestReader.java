package dev.steelyard.guard.helidon;

import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.web.GuardRequestReader;
import dev.steelyard.guard.web.WebRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the method, path, headers and client certificate that the guard checks from a Helidon
 * request. Thread-safe.
 */
public final class RequestReader {
    private final GuardRequestReader reader;

    /**
     * @param certificates how client certificates are passed
     */
    public RequestReader(CertificateReader certificates) {
        this.reader = new GuardRequestReader(certificates);
    }

    /**
     * The request line to decide on.
     *
     * @param path undecoded, without the query
     * @param query undecoded, or null for none
     */
    public record Line(String method, String path, @Nullable String query) {
        /** The line of the request itself. */
        public static Line of(ServerRequest request) {
            String query = request.prologue().query().rawValue();
            return new Line(
                    request.prologue().method().text(),
                    request.prologue().uriPath().rawPath(),
                    query.isEmpty() ? null : query);
        }
    }

    /**
     * The guard's view of a request to decide on {@code line}, which may differ from the request's
     * own.
     */
    public GuardRequest read(ServerRequest request, Line line, String reference) {
        return reader.read(new View(request, line), reference);
    }

    /** All values of a header, one for each header line. */
    public static List<String> every(ServerRequest request, HeaderName name) {
        return request.headers().all(name, List::of);
    }

    /** The guard's view of a request, with its own line. */
    static WebRequest view(ServerRequest request) {
        return new View(request, Line.of(request));
    }

    private record View(ServerRequest request, Line line) implements WebRequest {
        @Override
        public String method() {
            return line.method();
        }

        @Override
        public String path() {
            return line.path();
        }

        @Override
        public @Nullable String query() {
            return line.query();
        }

        @Override
        public InetAddress address() {
            return ((InetSocketAddress) request.remotePeer().address()).getAddress();
        }

        @Override
        public List<String> header(String name) {
            return every(request, HeaderNames.create(name));
        }

        @Override
        public Optional<Certificate[]> ofConnection() {
            return request.remotePeer().tlsCertificates();
        }
    }
}
