package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person to become staff. The page is the same whether the address has an account or not.
 * Sends {@link #PASSWORD} and {@link #NAME}, and {@link #EMAIL} where the address is asked for.
 *
 * @param organisation in whose name staff acts: the platform or a reseller
 * @param firstOperator whether the link is the first operator's, who chooses the address
 * @param email the invited address; of the first operator what was typed before, else empty
 * @param name what was typed before, else empty
 * @param shortestPassword how many characters a new password needs
 */
public record StaffInvitation(
        Frame frame,
        String organisation,
        boolean firstOperator,
        String email,
        String name,
        int shortestPassword,
        @Nullable InvitationError error,
        Form form) {
    public static final String EMAIL = "email";
    public static final String PASSWORD = "password";
    public static final String NAME = "name";
}
