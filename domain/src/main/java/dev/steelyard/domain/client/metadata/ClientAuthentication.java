package dev.steelyard.domain.client.metadata;

import dev.steelyard.domain.certificate.CertificateNameType;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's authentication settings, with its authentication method, public keys and names in
 * certificates.
 *
 * @param jwks a JWK set (RFC 7517, section 5) as it was registered; null: none, or at {@code
 *     jwksUri}
 * @param jwksUri where the client publishes its JWK set; null: nowhere
 * @param keysExpire when the keys end, wherever they are, and the names; null: never
 * @param certificateNames names that identify it in a certificate of an authority: one for {@code
 *     tls_client_auth}, else none
 * @param tokenEndpointAudience whether {@code aud} of its assertions may be the token endpoint's
 *     address, not the issuer alone; only the operator sets it
 */
public record ClientAuthentication(
        AuthenticationMethod method,
        @Nullable String jwks,
        @Nullable String jwksUri,
        @Nullable Instant keysExpire,
        Map<CertificateNameType, String> certificateNames,
        boolean tokenEndpointAudience) {
    public static final ClientAuthentication SECRET =
            new ClientAuthentication(AuthenticationMethod.CLIENT_SECRET_BASIC, null, null, null);
    public static final ClientAuthentication NONE =
            new ClientAuthentication(AuthenticationMethod.NONE, null, null, null);

    public ClientAuthentication {
        certificateNames = Map.copyOf(certificateNames);
    }

    /** A client without names in certificates, whose assertions are for the issuer. */
    public ClientAuthentication(
            AuthenticationMethod method,
            @Nullable String jwks,
            @Nullable String jwksUri,
            @Nullable Instant keysExpire) {
        this(method, jwks, jwksUri, keysExpire, Map.of(), false);
    }

    public boolean hasKeys() {
        return jwks != null || jwksUri != null;
    }

    /** Whether there are keys, and they have not ended. */
    public boolean hasLiveKeys(Instant now) {
        return hasKeys() && live(now);
    }

    /** The names in certificates that have not ended. */
    public Map<CertificateNameType, String> liveNames(Instant now) {
        return live(now) ? certificateNames : Map.of();
    }

    private boolean live(Instant now) {
        return keysExpire == null || now.isBefore(keysExpire);
    }
}
