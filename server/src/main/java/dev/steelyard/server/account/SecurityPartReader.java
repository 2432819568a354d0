package dev.steelyard.server.account;

import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.server.browser.SignedInUser;
import java.util.List;

/**
 * Describes one way in which a user logs in, such as the password, as a part of the security
 * section. Thread-safe.
 */
@FunctionalInterface
public interface SecurityPartReader {
    /** Empty where the user neither has it nor can get it. */
    List<SecurityPart> of(AccountFrame frame, SignedInUser signedIn);
}
