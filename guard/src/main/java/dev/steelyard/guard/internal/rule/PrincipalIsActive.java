package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Requires that the client is not suspended, the user is not disabled and is still a member of the
 * application, and the consent is not withdrawn.
 */
final class PrincipalIsActive implements CallerRule {

    @Override
    public @Nullable ErrorCode check(CallerFacts caller) {
        if (caller.state().live()) return null;
        return switch (caller.state().reason()) {
            case "client_suspended", "client_unknown" -> ErrorCode.CLIENT_SUSPENDED;
            case "user_disabled", "user_unknown" -> ErrorCode.USER_DISABLED;
            case "not_a_member" -> ErrorCode.NOT_A_MEMBER;
            case "consent_withdrawn" -> ErrorCode.CONSENT_WITHDRAWN;
            case "not_staff" -> ErrorCode.NOT_STAFF;
            case "authority_suspended" -> ErrorCode.AUTHORITY_SUSPENDED;
            case null, default -> ErrorCode.TOKEN_REVOKED;
        };
    }
}
