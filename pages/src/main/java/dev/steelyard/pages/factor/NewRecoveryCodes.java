package dev.steelyard.pages.factor;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.view.Form;
import java.util.List;

/**
 * New recovery codes, shown once. The form sends {@link #CODES} back to get them as a file.
 *
 * @param codes in the form {@code XXXX-XXXX}
 */
public record NewRecoveryCodes(AccountFrame account, List<String> codes, Form file) {
    public static final String CODES = "codes";

    public NewRecoveryCodes {
        codes = List.copyOf(codes);
    }

    public String all() {
        return String.join(" ", codes);
    }

    @Override
    public String toString() {
        return "NewRecoveryCodes[…]";
    }
}
