package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.RequestingClient;
import org.jspecify.annotations.Nullable;

/**
 * The page for a user who lacks the second factor that a policy demands.
 *
 * @param asker the requesting client
 * @param email the account
 * @param next the local path on which the user adds one; null: the user can't
 * @param passkey the local path on which the user adds a passkey instead; null: it can't
 * @param mail the form that mails a link; null: none can be mailed
 */
public record FactorNeeded(
        Frame frame,
        RequestingClient asker,
        String email,
        FactorNeed need,
        @Nullable String next,
        @Nullable String passkey,
        @Nullable Form mail) {
    public FactorNeeded {
        if (next != null) {
            Form.requireLocal(next);
        }
        if (passkey != null) {
            Form.requireLocal(passkey);
        }
    }
}
