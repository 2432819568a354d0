package dev.steelyard.cli.api;

import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Explains why a TLS connection to the server failed. */
final class TlsFailureExplainer {
    private TlsFailureExplainer() {}

    /** The reason, and what to do about it; empty: the failure has nothing to do with TLS. */
    static Optional<String> explain(Throwable failure, URI uri) {
        SSLException tls = null;
        CertificateException certificate = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var ofValidity = validity(cause);
            if (ofValidity != null) {
                return Optional.of(ofValidity);
            }
            if (cause instanceof SSLException at) {
                tls = at;
            }
            if (cause instanceof CertificateException at) {
                certificate = at;
            }
        }
        if (certificate != null) {
            return Optional.of(
                    hostMismatch(certificate)
                            ? "The server's certificate is not for the host name "
                                    + uri.getHost()
                                    + ". Use a host name that the certificate has."
                            : "The server's certificate is not trusted. Name its certificate"
                                    + " authority with --cacert or STEELYARD_CACERT.");
        }
        return Optional.ofNullable(tls)
                .map(at -> "TLS with " + uri.getHost() + " failed: " + at.getMessage());
    }

    private static @Nullable String validity(Throwable cause) {
        var reason = cause instanceof CertPathValidatorException path ? path.getReason() : null;
        if (cause instanceof CertificateExpiredException || reason == BasicReason.EXPIRED) {
            return "The server's certificate has expired. Renew it at the server.";
        }
        if (cause instanceof CertificateNotYetValidException
                || reason == BasicReason.NOT_YET_VALID) {
            return "The server's certificate is not valid yet. Compare the clocks of both machines.";
        }
        return null;
    }

    /**
     * Whether the JDK's check of the host name (RFC 9110, section 4.3.4) failed. It throws a plain
     * exception without a cause; the checks of the path throw subclasses.
     */
    private static boolean hostMismatch(CertificateException e) {
        return e.getClass() == CertificateException.class && e.getCause() == null;
    }
}
