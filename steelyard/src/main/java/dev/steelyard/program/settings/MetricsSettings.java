package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import org.jspecify.annotations.Nullable;

/**
 * The settings for the host and port at which Prometheus reads metrics.
 *
 * @param port 0: any free one
 */
public record MetricsSettings(String host, int port) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<String> HOST =
            KEYS.add(
                    "metrics.host",
                    "127.0.0.1",
                    "The address to listen at for Prometheus. Metrics need no login there.",
                    ValueParsers::host);
    private static final ConfigurationKey<@Nullable Integer> PORT =
            KEYS.add(
                    "metrics.port",
                    "",
                    "The port of GET /metrics (docs/metrics.md), also for"
                            + " steelyard guard; 0 takes any free one. Empty: nowhere.",
                    ValueParsers.optional(ValueParsers::port));

    /**
     * Null: there is no listener.
     *
     * @param other the public port of the program
     */
    public static @Nullable MetricsSettings read(
            ConfigurationValues values, ConfigurationKey<Integer> other) {
        var host = values.get(HOST);
        var port = values.get(PORT);
        if (port == null) {
            return null;
        }
        if (port != 0 && port.equals(values.get(other))) {
            throw new ConfigurationError(
                    PORT.name() + " must differ from " + other.name() + ": it is for operators");
        }
        return new MetricsSettings(host, port);
    }
}
