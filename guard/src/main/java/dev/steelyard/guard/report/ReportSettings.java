package dev.steelyard.guard.report;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether and as whom a guard reports.
 *
 * @param on whether it tells the server of its decisions and of itself
 * @param name what people know it by; null: the name of its host
 */
public record ReportSettings(boolean on, @Nullable String name) {
    /** Under the name of the host. */
    public static final ReportSettings ON = new ReportSettings(true, null);

    /** Nothing. */
    public static final ReportSettings OFF = new ReportSettings(false, null);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,99}");

    public ReportSettings {
        if (name != null && !isName(name)) {
            throw new IllegalArgumentException(
                    "a guard's name is up to 100 letters, digits and . _ : @ / -");
        }
    }

    /** Whether a guard can be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
