package dev.steelyard.pages.login;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.TranslationKey;

/**
 * The offer to trust a browser, which is then not asked for the second factor.
 *
 * @param days for how long, at least one
 * @param taken whether the user chose it in the last attempt
 */
public record TrustOffer(long days, boolean taken) {
    /** The words of the choice. */
    public String label(Frame frame) {
        return days == 1
                ? frame.say(TranslationKey.FACTOR_TRUST_DAY)
                : frame.say(TranslationKey.FACTOR_TRUST, Long.toString(days));
    }
}
