package dev.steelyard.server.clientauth;

import dev.steelyard.domain.certificate.CertificateName;
import dev.steelyard.domain.client.Client;
import dev.steelyard.server.clientkeys.ClientCertificates;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clients that prove themselves by their certificate (RFC 8705, section 2): by one that an
 * authority made for a name of theirs, or by the very one that they registered. Thread-safe.
 */
public final class Certificates {
    private final Authorities authorities;
    private final ClientCertificates registered;
    private final InstantSource clock;

    public Certificates(
            Authorities authorities, ClientCertificates registered, InstantSource clock) {
        this.authorities = authorities;
        this.registered = registered;
        this.clock = clock;
    }

    /** Whether {@code client} is set to be known by its certificate. */
    static boolean usedBy(Client client) {
        return switch (client.settings().authentication().method()) {
            case TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH -> true;
            case CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT, NONE -> false;
        };
    }

    /**
     * Whether these are the certificates of {@code client}. For a client that isn't there, or is
     * known otherwise, it takes about as long to say no. Of one that is suspended no keys are
     * fetched.
     *
     * @param client null: nobody
     * @param shown its own certificate first
     */
    boolean prove(@Nullable Client client, List<X509Certificate> shown) {
        var own = shown.getFirst();
        // First and always, so that it tells nobody which clients there are.
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

    /** Section 2.1.2: a client "can only use one of the below": several name nobody. */
    private boolean named(Client client, X509Certificate certificate) {
        Map<CertificateName, String> names =
                client.settings().authentication().liveNames(clock.instant());
        return names.size() == 1
                && names.entrySet().stream()
                        .allMatch(
                                name ->
                                        CertificateNames.in(
                                                certificate, name.getKey(), name.getValue()));
    }
}
