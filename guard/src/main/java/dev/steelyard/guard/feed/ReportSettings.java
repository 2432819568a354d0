package dev.steelyard.guard.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings for whether a guard reports its status, refusals and decision counts to the
 * authorization server, and under which name.
 *
 * @param on whether it reports its status and decisions to the server
 * @param name its display name; null: the name of its host
 */
public record ReportSettings(boolean on, @Nullable String name) {
    /** Reports under the name of the host. */
    public static final ReportSettings ON = new ReportSettings(true, null);

    /** No reports. */
    public static final ReportSettings OFF = new ReportSettings(false, null);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,99}");

    public ReportSettings {
        if (name != null && !isName(name)) {
            throw new IllegalArgumentException(
                    "a guard's name is up to 100 letters, digits and . _ : @ / -");
        }
    }

    /** Whether {@code text} is a valid name of a guard. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
