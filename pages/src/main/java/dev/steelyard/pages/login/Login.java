package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.pages.view.RequestingClient;
import org.jspecify.annotations.Nullable;

/**
 * The login page, which asks for an email address and a password. Sends {@link #EMAIL} and {@link
 * #PASSWORD}.
 *
 * @param asker the requesting client; null: none
 * @param purpose the purpose of the login
 * @param email the prefilled address ({@code login_hint}, or the last input), else empty
 * @param error the error of the last attempt; null: none
 * @param otherAccount a local path for another user to log in; null: no such link
 * @param passkey what the script needs to ask for a passkey; null: passkeys can't be used
 * @param recovery the local path of the page for a forgotten password; null: no such link
 */
public record Login(
        Frame frame,
        @Nullable RequestingClient asker,
        LoginPurpose purpose,
        String email,
        @Nullable FormError error,
        Form form,
        @Nullable String otherAccount,
        @Nullable PasskeyPrompt passkey,
        @Nullable String recovery) {
    public static final String EMAIL = "email";
    public static final String PASSWORD = "password";

    /** Not after a refused passkey: browsers that choose by themselves would repeat it for ever. */
    public boolean offersPasskey() {
        return passkey != null && error != LoginError.PASSKEY_REFUSED;
    }

    public Login {
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
        if (recovery != null) {
            Form.requireLocal(recovery);
        }
    }
}
