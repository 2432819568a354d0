package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.pages.view.RequestingClient;
import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the second factor. Sends {@link #CODE} and {@link #TRUST}.
 *
 * @param asker the requesting client; null: none
 * @param email the account
 * @param authenticator whether a code of an authenticator app can be entered
 * @param recovery whether a recovery code can be entered
 * @param trust the offer to trust this browser; null: none
 * @param error the error of the last attempt; null: none
 * @param otherAccount a local path for another user to log in; null: no such link
 * @param passkey what the script needs to ask for a passkey; null: the user has none
 */
public record SecondFactor(
        Frame frame,
        @Nullable RequestingClient asker,
        String email,
        boolean authenticator,
        boolean recovery,
        @Nullable TrustOffer trust,
        @Nullable FormError error,
        Form form,
        @Nullable String otherAccount,
        @Nullable PasskeyPrompt passkey) {
    public static final String CODE = "code";

    /** Whether the user trusts this browser from now on. */
    public static final String TRUST = "trust";

    /** Says what the user can do; a passkey is named only where it is the only factor. */
    public TranslationKey lead() {
        if (authenticator) {
            return TranslationKey.FACTOR_LEAD;
        }
        return passkey == null
                ? TranslationKey.FACTOR_LEAD_RECOVERY
                : TranslationKey.FACTOR_LEAD_PASSKEY;
    }

    public SecondFactor {
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
    }
}
