package dev.steelyard.guard.web;

import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.certificate.InvalidCertificate;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the method, path, credentials, client certificate and {@code Origin} that the guard checks
 * from a web server's request. Thread-safe.
 */
public final class GuardRequestReader {
    private static final System.Logger LOG = System.getLogger(GuardRequestReader.class.getName());

    private final CertificateReader certificates;

    /**
     * @param certificates finds client certificates
     */
    public GuardRequestReader(CertificateReader certificates) {
        this.certificates = certificates;
    }

    /** The guard's view of a request. */
    public GuardRequest read(WebRequest request, String reference) {
        return new GuardRequest(
                request.method(),
                request.path(),
                request.query(),
                request.header("Authorization"),
                request.header(GuardRequest.API_KEY),
                request.header(GuardRequest.DPOP),
                () -> certificate(request, reference),
                request.header("Origin"),
                reference);
    }

    /** Null where it is unreadable: tokens bound to it are then refused. */
    private @Nullable X509Certificate certificate(WebRequest request, String reference) {
        try {
            List<X509Certificate> shown = certificates.of(request);
            return shown.isEmpty() ? null : shown.getFirst();
        } catch (InvalidCertificate e) {
            LOG.log(
                    Level.WARNING,
                    "{0}: the certificate that a proxy passes {1}",
                    reference,
                    e.description());
            return null;
        }
    }
}
