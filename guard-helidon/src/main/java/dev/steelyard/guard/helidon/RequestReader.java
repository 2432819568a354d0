package dev.steelyard.guard.helidon;

import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.possession.UnreadableCertificate;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the guard looks at: every value of its headers, none joined or dropped, and the
 * certificate of the client. Thread-safe.
 */
public final class RequestReader {
    private static final System.Logger LOG = System.getLogger(RequestReader.class.getName());
    private static final HeaderName API_KEY = HeaderNames.create(GuardRequest.API_KEY);
    private static final HeaderName DPOP = HeaderNames.create(GuardRequest.DPOP);

    private final PassedCertificates certificates;

    /**
     * @param certificates how clients show theirs
     */
    public RequestReader(PassedCertificates certificates) {
        this.certificates = certificates;
    }

    /**
     * What is asked for.
     *
     * @param path undecoded, without the query
     * @param query undecoded, or null for none
     */
    public record Line(String method, String path, @Nullable String query) {
        /** As it stands in the request. */
        public static Line of(ServerRequest request) {
            String query = request.prologue().query().rawValue();
            return new Line(
                    request.prologue().method().text(),
                    request.prologue().uriPath().rawPath(),
                    query.isEmpty() ? null : query);
        }
    }

    /** The guard's view of a request for {@code line}, which may have come by another. */
    public GuardRequest read(ServerRequest request, Line line, String reference) {
        return new GuardRequest(
                line.method(),
                line.path(),
                line.query(),
                every(request, HeaderNames.AUTHORIZATION),
                every(request, API_KEY),
                every(request, DPOP),
                certificate(request, reference),
                every(request, HeaderNames.ORIGIN),
                reference);
    }

    /** Every value of a header, one for each line. */
    public static List<String> every(ServerRequest request, HeaderName name) {
        return request.headers().all(name, List::of);
    }

    /** Where it can't be read there is none: what is bound to one is then refused. */
    private @Nullable X509Certificate certificate(ServerRequest request, String reference) {
        try {
            List<X509Certificate> shown = certificates.of(new Sender(request));
            return shown.isEmpty() ? null : shown.getFirst();
        } catch (UnreadableCertificate e) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the certificate that a proxy passes {1}",
                    reference,
                    e.description());
            return null;
        }
    }

    private record Sender(ServerRequest request) implements PassedCertificates.Sender {
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
