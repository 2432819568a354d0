package dev.steelyard.operations.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user gets in, as the operator sees it: counts of second factors, never their names.
 *
 * @param authenticator whether there is an authenticator app
 * @param recoveryCodes unused ones
 * @param lastLogin null: none that the audit log has
 * @param deletion when the account is going to be deleted, or was; null: the user did not ask for
 *     it
 */
public record UserAccess(
        boolean authenticator,
        int passkeys,
        int recoveryCodes,
        @Nullable Instant lastLogin,
        @Nullable Instant deletion) {}
