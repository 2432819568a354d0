package dev.steelyard.pages.password;

import org.jspecify.annotations.Nullable;

/**
 * The field for a new password, with the reason why the one typed before was not accepted.
 *
 * @param shortest the minimum length
 * @param problem null: none was typed, or it was accepted
 */
public record NewPassword(int shortest, @Nullable PasswordProblem problem) {
    public static final String FIELD = "password";
}
