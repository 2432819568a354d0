package dev.steelyard.program.configuration;

import dev.steelyard.domain.search.Nearest;
import java.util.Collection;
import java.util.Set;

/** Refuses names that are no setting, with the nearest one that is. */
final class Names {
    /** Variables of other commands and programs, that the server doesn't read. */
    private static final Set<String> NO_SETTINGS =
            Set.of(
                    "STEELYARD_URL",
                    "STEELYARD_CLIENT_ID",
                    "STEELYARD_CLIENT_SECRET",
                    "STEELYARD_RESOURCE_SECRET",
                    "STEELYARD_JAVA_OPTIONS");

    private static final int MOST_SLIPS = 2;

    private Names() {}

    static void check(Collection<String> names, String where) {
        for (var name : names) {
            if (Settings.ALL.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new ConfigurationError(
                        where
                                + "there is no setting "
                                + name
                                + "; did you mean "
                                + Nearest.of(
                                        name, Settings.ALL.stream().map(Setting::name).toList())
                                + "? docs/configuration.md lists all");
            }
        }
    }

    /**
     * Refuses variables that look like a setting's with a slip in it. Others pass: what starts the
     * program may set its own, such as {@code STEELYARD_SERVICE_HOST}.
     */
    static void checkVariables(Collection<String> variables) {
        var known = Settings.ALL.stream().map(Setting::variable).toList();
        for (var variable : variables) {
            if (!variable.startsWith("STEELYARD_")
                    || variable.startsWith("STEELYARD_DEMO_")
                    || NO_SETTINGS.contains(variable)
                    || known.contains(variable)) {
                continue;
            }
            var nearest = Nearest.of(variable, known);
            if (Nearest.distance(nearest, variable) <= MOST_SLIPS) {
                throw new ConfigurationError(
                        "environment: there is no setting "
                                + variable
                                + "; did you mean "
                                + nearest
                                + "? docs/configuration.md lists all");
            }
        }
    }
}
