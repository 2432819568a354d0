package dev.steelyard.guard.token;

import dev.steelyard.guard.state.PrincipalRef;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a verified access token (RFC 9068 section 2.2, and the platform's own). Holds no
 * credential.
 *
 * @param scopes empty when the token has no scope
 * @param application the application of the client; null for the management API
 * @param authority at the management API {@code operator} or a reseller's id, else null
 * @param seq the number of the last change that the issuing node had applied
 * @param family the family that a replayed code or refresh token revokes, or null
 * @param sid the login session, or null
 * @param confirmation what whoever sends it must prove to hold
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

    /** Scopes that name no permission. */
    // Every other scope cuts. Were these the permissions that exist today, a scope whose permission
    // was retired would count as none, and the token would suddenly allow all that the roles do.
    public static final Set<String> IDENTITY_SCOPES =
            Set.of("openid", "profile", "email", "address", "phone", "offline_access");

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }

    /** Whom the token acts for, as it calls them. */
    public PrincipalRef principalRef() {
        return new PrincipalRef(clientId, principal == PrincipalKind.USER ? subject : null);
    }

    /** Whether the token names permissions, to which it is then limited. */
    public boolean limited() {
        if (scopes.isEmpty()) return false;
        for (String scope : scopes) {
            if (!IDENTITY_SCOPES.contains(scope)) return true;
        }
        return false;
    }
}
