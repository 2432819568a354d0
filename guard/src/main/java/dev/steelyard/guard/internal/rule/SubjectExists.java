package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.refusal.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to answer whether a user or client may call an operation if that client, user or consent
 * does not exist. A token proves that they existed when it was issued. Such a question proves
 * nothing: what {@link PrincipalIsActive} calls suspended or withdrawn may never have been there.
 */
final class SubjectExists implements CallerRule {

    @Override
    public @Nullable ErrorCode check(CallerFacts caller) {
        if (caller.state().live()) return null;
        return switch (caller.state().reason()) {
            case "client_unknown", "user_unknown" -> ErrorCode.SUBJECT_UNKNOWN;
            case "consent_withdrawn" -> ErrorCode.CONSENT_MISSING;
            case null, default -> null;
        };
    }
}
