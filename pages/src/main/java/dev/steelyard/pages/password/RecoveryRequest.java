package dev.steelyard.pages.password;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;

/**
 * The page on which a user asks for a link to choose a new password. Sends {@link #EMAIL}.
 *
 * @param email the address typed before, else empty
 * @param malformed whether it is no email address
 */
public record RecoveryRequest(Frame frame, String email, boolean malformed, Form form) {
    public static final String EMAIL = "email";
}
