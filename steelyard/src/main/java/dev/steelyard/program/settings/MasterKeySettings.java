package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings for the current and the previous master key, which encrypt the secrets in the
 * database. Each is 64 hex digits and a secret. Null: it is read from the data folder, if it is
 * there.
 */
public record MasterKeySettings(@Nullable String key, @Nullable String previous) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Function<String, @Nullable String> READER =
            ValueParsers.optional(
                    ValueParsers.checked(
                            String::strip, text -> HEX.matcher(text).matches(), "64 hex digits"));

    private static final ConfigurationKey<@Nullable String> KEY =
            KEYS.secret(
                    "master_key",
                    "The key that seals signing keys: 64 hex digits. Empty: read from master.key in"
                            + " the data folder, which is created at the first start. All nodes need"
                            + " the same.",
                    READER);
    private static final ConfigurationKey<@Nullable String> PREVIOUS =
            KEYS.secret(
                    "master_key_previous",
                    "The previous master key, during a change of it. Empty: read from"
                            + " master.key.previous in the data folder, if it exists.",
                    READER);

    public static MasterKeySettings read(ConfigurationValues values) {
        return new MasterKeySettings(values.get(KEY), values.get(PREVIOUS));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "MasterKeySettings[redacted]";
    }
}
