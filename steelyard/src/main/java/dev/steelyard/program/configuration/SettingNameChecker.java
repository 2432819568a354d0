package dev.steelyard.program.configuration;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.search.NearestWordFinder;
import java.util.Collection;
import java.util.Set;

/**
 * Refuses unknown setting names in files and environment variables, and suggests the nearest known
 * name.
 */
final class SettingNameChecker {
    /** Variables of other commands and programs, which the server doesn't read. */
    private static final Set<String> OTHERS =
            Set.of(
                    "STEELYARD_URL",
                    "STEELYARD_CLIENT_ID",
                    "STEELYARD_CLIENT_SECRET",
                    "STEELYARD_RESOURCE_SECRET",
                    "STEELYARD_JAVA_OPTIONS");

    private static final int MOST_SLIPS = 2;

    private SettingNameChecker() {}

    /**
     * @param source the beginning of the message
     */
    static void refuseKeys(Collection<String> keys, String source) {
        var known = AllSettings.LIST.stream().map(ConfigurationKey::name).toList();
        for (var key : keys) {
            if (!known.contains(key)) {
                throw unknown(source, key, NearestWordFinder.of(key, known));
            }
        }
    }

    /**
     * Refuses variables that look like a mistyped setting. Others are ignored: the environment that
     * starts the program may set its own, such as {@code STEELYARD_SERVICE_HOST}.
     */
    static void refuseVariables(Collection<String> variables) {
        var known = AllSettings.LIST.stream().map(ConfigurationKey::variable).toList();
        for (var variable : variables) {
            if (!variable.startsWith("STEELYARD_")
                    || variable.startsWith("STEELYARD_DEMO_")
                    || OTHERS.contains(variable)
                    || known.contains(variable)) {
                continue;
            }
            var nearest = NearestWordFinder.of(variable, known);
            if (NearestWordFinder.distance(nearest, variable) <= MOST_SLIPS) {
                throw unknown("environment: ", variable, nearest);
            }
        }
    }

    private static ConfigurationError unknown(String source, String name, String nearest) {
        return new ConfigurationError(
                "%sthere is no setting %s; did you mean %s? docs/configuration.md lists all"
                        .formatted(source, name, nearest));
    }
}
