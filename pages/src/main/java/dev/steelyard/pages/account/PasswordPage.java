package dev.steelyard.pages.account;

import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user changes the password. Sends {@link #CURRENT}, {@link NewPassword#FIELD}
 * and {@link #KEEP}.
 *
 * @param error what is wrong with the current password; null: nothing
 */
public record PasswordPage(
        AccountFrame account, @Nullable FormError error, NewPassword password, Form form) {
    /** The current password. */
    public static final String CURRENT = "current";

    /** Whether other sessions go on. */
    public static final String KEEP = "keep";
}
