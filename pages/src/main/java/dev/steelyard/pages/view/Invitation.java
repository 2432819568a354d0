package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an invited user accepts membership in an application. It looks alike for known
 * and unknown addresses. Sends {@link #PASSWORD} and {@link #NAME}.
 *
 * @param email the invited address, read-only
 * @param name the name typed before, else empty
 * @param shortestPassword the minimum length of a new password
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
