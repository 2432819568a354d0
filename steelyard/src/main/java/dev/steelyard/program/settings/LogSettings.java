package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;

/** The setting for the format of log lines, text or JSON. */
public record LogSettings(boolean json) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Boolean> JSON =
            KEYS.flag(
                    "log.json",
                    "false",
                    "Whether each line of the log is a JSON object with time, level, logger,"
                            + " thread, message and, where there are any, request and exception; also"
                            + " of steelyard guard.");

    public static LogSettings read(ConfigurationValues values) {
        return new LogSettings(values.get(JSON));
    }
}
