package dev.steelyard.guard.possession;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of a request's client, read where that is needed: few tokens are bound to one.
 */
@FunctionalInterface
public interface ShownCertificate {
    /** There is none. */
    ShownCertificate NONE = () -> null;

    /**
     * The certificate, whose key TLS has proved, here or at a proxy that is trusted; null: there is
     * none, or none that can be read.
     */
    @Nullable X509Certificate read();
}
