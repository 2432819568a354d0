package dev.steelyard.guard.certificate;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** The certificate of a request's client, read on demand: few tokens are bound to one. */
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
