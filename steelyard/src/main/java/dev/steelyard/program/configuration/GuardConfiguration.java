package dev.steelyard.program.configuration;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.proxy.DecisionSettings;
import dev.steelyard.program.settings.GuardFeedSettings;
import dev.steelyard.program.settings.GuardListenerSettings;
import dev.steelyard.program.settings.GuardedApiSettings;
import dev.steelyard.program.settings.LogSettings;
import dev.steelyard.program.settings.MetricsSettings;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the decision service ({@code steelyard guard}), read from environment and
 * YAML file. It has the setting {@code issuer} and those that begin with {@code guard.}, {@code
 * log.} or {@code metrics.}.
 *
 * @param metrics null: there is no metrics listener
 */
public record GuardConfiguration(
        FeedSettings feed,
        DecisionSettings listener,
        GuardedApiSettings api,
        LogSettings log,
        @Nullable MetricsSettings metrics) {

    /**
     * @param file a YAML file, or null
     * @param environment of the process
     * @param options from the command line, by key
     * @throws ConfigurationError what is wrong and what to do
     */
    public static GuardConfiguration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        return read(SourcedValues.read(file, environment, options).values());
    }

    static GuardConfiguration read(ConfigurationValues values) {
        return new GuardConfiguration(
                GuardFeedSettings.read(values),
                GuardListenerSettings.read(values),
                GuardedApiSettings.read(values),
                LogSettings.read(values),
                MetricsSettings.read(values, GuardListenerSettings.PORT));
    }
}
