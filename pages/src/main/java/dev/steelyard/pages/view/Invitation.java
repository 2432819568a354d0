package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Asks an invited person to become a member. The page is the same whether the address has an
 * account or not. Sends {@link #PASSWORD} and {@link #NAME}.
 *
 * @param email the invited address, not to be changed
 * @param name what was typed before, else empty
 * @param shortestPassword how many characters a new password needs
 */
public record Invitation(
        Frame frame,
        String application,
        String company,
        String email,
        String name,
        int shortestPassword,
        @Nullable InvitationError error,
        Form form) {
    public static final String PASSWORD = "password";
    public static final String NAME = "name";
}
