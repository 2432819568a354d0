package dev.steelyard.guard.principal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a verified access token (RFC 9068 section 2.2 and the private claims of this
 * platform). Holds no credential.
 *
 * @param scopes empty: the token has no scope
 * @param application the application of the client; null for the management API
 * @param authority at the management API {@code operator} or a reseller's id, else null
 * @param seq the number of the last change that the issuing node had applied
 * @param family the family, which a replayed code or refresh token revokes, or null
 * @param sid the login session, or null
 * @param confirmation the key or certificate that the sender must prove to hold
 */
public record AccessToken(
        String issuer,
        String subject,
        String clientId,
        String audience,
        Instant issuedAt,
        Instant expires,
        String jti,
        Set<String> scopes,
        @Nullable String application,
        @Nullable String authority,
        PrincipalKind principal,
        long seq,
        @Nullable String family,
        @Nullable String sid,
        @Nullable Instant authTime,
        @Nullable String acr,
        Confirmation confirmation) {

    /** Scopes that are no permissions. */
    // All other scopes limit the token. If this were the list of today's permissions, a scope with
    // a retired permission would count as none, and the token would suddenly allow all that the
    // roles do.
    public static final Set<String> IDENTITY_SCOPES =
            Set.of("openid", "profile", "email", "address", "phone", "offline_access");

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** The token's principal, with the token's subject identifier. */
    public PrincipalRef principalRef() {
        return new PrincipalRef(clientId, principal == PrincipalKind.USER ? subject : null);
    }

    /** Whether the token names permissions, and is limited to them. */
    public boolean limited() {
        if (scopes.isEmpty()) return false;
        for (String scope : scopes) {
            if (!IDENTITY_SCOPES.contains(scope)) return true;
        }
        return false;
    }
}
