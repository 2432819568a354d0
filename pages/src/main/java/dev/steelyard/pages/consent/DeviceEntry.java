package dev.steelyard.pages.consent;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.Person;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user enters the user code of a device (RFC 8628, section 3.3). Sends {@link
 * #USER_CODE}.
 *
 * @param person the logged-in user
 * @param code the prefilled code, to be compared with the device; else empty
 * @param error the error of the last attempt; null: none
 * @param otherAccount a local path for another user to log in
 */
public record DeviceEntry(
        Frame frame,
        Person person,
        String code,
        @Nullable FormError error,
        Form form,
        String otherAccount) {
    public static final String USER_CODE = "user_code";

    public DeviceEntry {
        Form.requireLocal(otherAccount);
    }

    /** Whether the code came with the link. */
    public boolean isFilled() {
        return !code.isEmpty() && error == null;
    }

    /** Hidden: a reader of the log could enter the code. */
    @Override
    public String toString() {
        return "DeviceEntry[error=" + error + "]";
    }
}
