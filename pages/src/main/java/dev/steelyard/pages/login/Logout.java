package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;

/**
 * The logout page, which asks the user whether to sign out. Sends {@link #DECISION}, {@link
 * #SIGN_OUT} or {@link #STAY}.
 *
 * @param email of the logged-in user
 */
public record Logout(Frame frame, String email, Form form) {
    public static final String DECISION = "decision";
    public static final String SIGN_OUT = "logout";
    public static final String STAY = "stay";
}
