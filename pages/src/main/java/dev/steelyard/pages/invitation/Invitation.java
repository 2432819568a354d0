package dev.steelyard.pages.invitation;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an invited user accepts membership in an application. It looks alike for known
 * and unknown addresses. Sends {@link NewPassword#FIELD} and {@link #NAME}.
 *
 * @param email the invited address, read-only
 * @param name the name typed before, else empty
 * @param password of a new user; a user with an account enters its password there
 */
public record Invitation(
        Frame frame,
        String application,
        String company,
        String email,
        String name,
        NewPassword password,
        @Nullable FormError error,
        Form form) {
    public static final String NAME = "name";
}
