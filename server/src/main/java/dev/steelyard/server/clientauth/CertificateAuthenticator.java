package dev.steelyard.server.clientauth;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.client.Client;
import dev.steelyard.server.clientkeys.ClientCertificateMatcher;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates clients by their TLS certificate (RFC 8705, section 2). It is one that an authority
 * issued for a name of the client, or one that the client registered. Thread-safe.
 */
public final class CertificateAuthenticator {
    private final CertificateChainVerifier authorities;
    private final ClientCertificateMatcher registered;
    private final InstantSource clock;

    public CertificateAuthenticator(
            CertificateChainVerifier authorities,
            ClientCertificateMatcher registered,
            InstantSource clock) {
        this.authorities = authorities;
        this.registered = registered;
        this.clock = clock;
    }

    /** Whether {@code client} authenticates by its certificate. */
    static boolean usedBy(Client client) {
        return switch (client.settings().authentication().method()) {
            case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH -> true;
            case CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT, NONE -> false;
        };
    }

    /**
     * Whether these are the certificates of {@code client}. A client that doesn't exist, or
     * authenticates otherwise, takes about as long to refuse. For a suspended client no keys are
     * fetched.
     *
     * @param client null: it doesn't exist
     * @param shown its own certificate first
     */
    boolean prove(@Nullable Client client, List<X509Certificate> shown) {
        var own = shown.getFirst();
        // First and always, so that the time does not tell which clients exist.
        boolean trusted = authorities.trust(shown);
        if (client == null || client.suspended() || !inTime(own)) {
            return false;
        }
        var method = client.settings().authentication().method();
        return switch (method) {
            case TLS_CLIENT_AUTH -> trusted && named(client, own);
            case SELF_SIGNED_TLS_CLIENT_AUTH -> registered.registered(client, own);
            case CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT, NONE -> false;
        };
    }

    private boolean inTime(X509Certificate certificate) {
        var now = Date.from(clock.instant());
        return !now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter());
    }

    /** Section 2.1.2: a client "can only use one of the below": several names match none. */
    private boolean named(Client client, X509Certificate certificate) {
        Map<CertificateNameType, String> names =
                client.settings().authentication().liveNames(clock.instant());
        return names.size() == 1
                && names.entrySet().stream()
                        .allMatch(
                                name ->
                                        CertificateNameMatcher.in(
                                                certificate, name.getKey(), name.getValue()));
    }
}
