package dev.steelyard.pages.invitation;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an invited user accepts a staff position, or the first operator creates an
 * account. It looks alike for known and unknown addresses. Sends {@link NewPassword#FIELD} and
 * {@link #NAME}, and {@link #EMAIL} if the user chooses the address.
 *
 * @param organisation the authority of the staff: the platform or a reseller
 * @param firstOperator whether the link is for the first operator, who chooses the address
 * @param email the invited address; for the first operator the address typed before, else empty
 * @param name the name typed before, else empty
 * @param password of a new user; a user with an account enters its password there
 */
public record StaffInvitation(
        Frame frame,
        String organisation,
        boolean firstOperator,
        String email,
        String name,
        NewPassword password,
        @Nullable FormError error,
        Form form) {
    public static final String EMAIL = "email";
    public static final String NAME = "name";
}
