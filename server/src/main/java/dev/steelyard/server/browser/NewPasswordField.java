package dev.steelyard.server.browser;

import dev.steelyard.domain.user.PasswordRules;
import dev.steelyard.domain.user.PasswordRules.Fault;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.password.PasswordProblem;
import org.jspecify.annotations.Nullable;

/** Creates the view of the field for a new password. */
public final class NewPasswordField {
    private NewPasswordField() {}

    /**
     * @param fault of the password that was sent before; null: none, or it was allowed
     */
    public static NewPassword of(@Nullable Fault fault) {
        return of(fault, PasswordRules.SHORTEST);
    }

    /**
     * @param fault of the password that was sent before; null: none, or it was allowed
     * @param shortest the minimum length
     */
    public static NewPassword of(@Nullable Fault fault, int shortest) {
        return new NewPassword(
                shortest, fault == null ? null : PasswordProblem.valueOf(fault.name()));
    }
}
