package dev.steelyard.guard.certificate;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * The TLS client certificate of a request, which is parsed only if the access token is bound to a
 * certificate.
 */
@FunctionalInterface
public interface PresentedCertificate {
    /** No certificate. */
    PresentedCertificate NONE = () -> null;

    /**
     * The certificate, whose key TLS has proved, here or at a trusted proxy; null: there is none,
     * or it is unreadable.
     */
    @Nullable X509Certificate read();
}
