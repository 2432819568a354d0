package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an address and a password. Sends {@link #EMAIL} and {@link #PASSWORD}.
 *
 * @param asker who sent the person here; null: it came by itself
 * @param purpose what one signs in for
 * @param email what the field holds already ({@code login_hint}, or what was typed), else empty
 * @param error why the page is shown again; null the first time
 * @param otherAccount a path here for a person who is somebody else; null: no such link
 */
public record Login(
        Frame frame,
        @Nullable Asker asker,
        LoginPurpose purpose,
        String email,
        @Nullable LoginError error,
        Form form,
        @Nullable String otherAccount) {
    public static final String EMAIL = "email";
    public static final String PASSWORD = "password";

    public Login {
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
    }
}
