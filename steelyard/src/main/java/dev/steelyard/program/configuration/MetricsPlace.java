package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Configuration.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where metrics are told, of the server and of the decision service. */
final class MetricsPlace {
    static final Setting<String> HOST =
            Readers.text(
                    "metrics.host",
                    "127.0.0.1",
                    "The address to listen at for Prometheus. It tells whoever can reach it.");
    static final Setting<@Nullable Integer> PORT =
            new Setting<>(
                    "metrics.port",
                    "",
                    "The port at which GET /metrics tells the figures of docs/metrics.md, also those of"
                            + " steelyard guard; 0 takes any free one. Empty: nowhere.",
                    false,
                    text -> text.isEmpty() ? null : Readers.port(text));

    static final List<Setting<?>> ALL = List.of(HOST, PORT);

    private MetricsPlace() {}

    /**
     * Null: nowhere.
     *
     * @param other what listens at a port that others may reach
     * @throws ConfigurationError both have one port
     */
    static @Nullable MetricsSettings of(Values values, Setting<Integer> other) {
        var port = value(values, PORT);
        if (port == null) {
            return null;
        }
        if (port != 0 && port.equals(value(values, other))) {
            throw new ConfigurationError(
                    PORT.name()
                            + " must be another than "
                            + other.name()
                            + ": it is for operators");
        }
        return new MetricsSettings(value(values, HOST), port);
    }
}
