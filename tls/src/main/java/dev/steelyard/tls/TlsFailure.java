package dev.steelyard.tls;

import java.net.URI;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Explains why a TLS connection to the server failed. */
public final class TlsFailure {
    private TlsFailure() {}

    /**
     * The reason, and what to do about it.
     *
     * @param setting the name of the setting for trusted certificates
     * @return null: the failure has nothing to do with TLS
     */
    public static @Nullable String explain(Throwable failure, URI uri, String setting) {
        SSLException tls = null;
        CertificateException certificate = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (expired(cause)) {
                return "The server's certificate has expired. Renew it at the server.";
            }
            if (notYetValid(cause)) {
                return "The server's certificate is not valid yet. Compare the clocks of both"
                        + " machines.";
            }
            if (cause instanceof SSLException at) tls = at;
            if (cause instanceof CertificateException at) certificate = at;
        }
        if (certificate != null) {
            return hostMismatch(certificate)
                    ? "The server's certificate is not for the host name "
                            + uri.getHost()
                            + ". Use a host name that the certificate has."
                    : "The server's certificate is not trusted. Name its certificate authority with "
                            + setting
                            + ".";
        }
        return tls == null ? null : "TLS with " + uri.getHost() + " failed: " + tls.getMessage();
    }

    private static boolean expired(Throwable cause) {
        return cause instanceof CertificateExpiredException || reason(cause, BasicReason.EXPIRED);
    }

    private static boolean notYetValid(Throwable cause) {
        return cause instanceof CertificateNotYetValidException
                || reason(cause, BasicReason.NOT_YET_VALID);
    }

    private static boolean reason(Throwable cause, BasicReason reason) {
        return cause instanceof CertPathValidatorException path && path.getReason() == reason;
    }

    /**
     * Whether the JDK's check of the host name (RFC 9110 section 4.3.4) failed. It throws a plain
     * exception without a cause; the checks of the path throw subclasses.
     */
    private static boolean hostMismatch(CertificateException e) {
        return e.getClass() == CertificateException.class && e.getCause() == null;
    }
}
