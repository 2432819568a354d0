package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The page at the server's own addresses, for people who come without a purpose: what this is, and
 * where to go.
 *
 * @param account the path of the account page
 * @param documentation of the platform, for developers; null: none
 */
public record Welcome(Frame frame, String account, @Nullable URI documentation) {
    public Welcome {
        Form.requireLocal(account);
    }
}
