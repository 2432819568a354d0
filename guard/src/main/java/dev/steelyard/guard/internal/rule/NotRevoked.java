package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.guard.principal.Revocation.Kind;
import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the access token, its refresh token family and its login session are not revoked.
 */
final class NotRevoked implements CallerRule {

    @Override
    public @Nullable ErrorCode check(CallerFacts caller) {
        AccessToken token = caller.token();
        if (revoked(caller, Kind.JTI, token.jti())) return ErrorCode.TOKEN_REVOKED;
        if (revoked(caller, Kind.FAMILY, token.family())) return ErrorCode.TOKEN_REVOKED;
        if (revoked(caller, Kind.SID, token.sid())) return ErrorCode.SESSION_ENDED;
        return null;
    }

    private static boolean revoked(CallerFacts caller, Kind kind, @Nullable String value) {
        if (value == null) return false;
        for (Revocation revocation : caller.state().revoked()) {
            if (revocation.kind() == kind && revocation.value().equals(value)) return true;
        }
        return caller.revokedLately().test(kind, value);
    }
}
