package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the code that a device shows (RFC 8628, section 3.3). Sends {@link #USER_CODE}.
 *
 * @param person who is logged in
 * @param code what the field holds already, to be compared with the device; else empty
 * @param error why the page is shown again; null the first time
 * @param otherAccount a path here for a person who is somebody else
 */
public record DeviceEntry(
        Frame frame,
        Person person,
        String code,
        @Nullable DeviceEntryError error,
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

    /** Whoever reads the code could enter it. */
    @Override
    public String toString() {
        return "DeviceEntry[error=" + error + "]";
    }
}
