package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the second factor. Sends {@link #CODE}.
 *
 * @param asker the requesting client; null: none
 * @param email the account
 * @param authenticator whether a code of an authenticator app can be entered
 * @param recovery whether a recovery code can be entered
 * @param error the error of the last attempt; null: none
 * @param otherAccount a local path for another user to log in; null: no such link
 */
public record SecondFactor(
        Frame frame,
        @Nullable RequestingClient asker,
        String email,
        boolean authenticator,
        boolean recovery,
        @Nullable SecondFactorError error,
        Form form,
        @Nullable String otherAccount) {
    public static final String CODE = "code";

    public SecondFactor {
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
    }
}
