package dev.steelyard.pages.account;

import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.view.Form;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user asks for a change of the account's email address. Sends {@link #EMAIL},
 * or {@link #CANCEL} to end the change that waits.
 *
 * @param address the present one
 * @param waits a change that waits for its confirmation: the new address, and until when; null:
 *     none
 * @param mailOn whether mails are sent; without mail no address can change
 * @param typed the address typed before, else empty
 * @param error what is wrong with it; null: nothing
 * @param notice what was just done; null: nothing
 */
public record AddressPage(
        AccountFrame account,
        Thing address,
        @Nullable Fact waits,
        boolean mailOn,
        String typed,
        @Nullable TranslationKey error,
        @Nullable TranslationKey notice,
        Form form) {
    /** The new address. */
    public static final String EMAIL = "email";

    /** Ends the change that waits. */
    public static final String CANCEL = "cancel";
}
