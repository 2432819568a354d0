package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;

/**
 * The page on which a user renames or removes a passkey. Sends {@link NewPasskeyPage#NAME}.
 *
 * @param name the current one
 * @param typed what the name field contains
 * @param wrong whether the typed name can't be used
 */
public record PasskeyPage(
        AccountFrame account,
        String name,
        String typed,
        int longestName,
        boolean wrong,
        Form rename,
        Form remove) {}
