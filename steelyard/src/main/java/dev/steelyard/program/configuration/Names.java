package dev.steelyard.program.configuration;

import java.util.Collection;
import java.util.Comparator;

/** Refuses names that are no setting, with the nearest one that is. */
final class Names {
    private Names() {}

    static void check(Collection<String> names, String where) {
        for (var name : names) {
            if (Settings.ALL.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new ConfigurationError(
                        where
                                + "there is no setting "
                                + name
                                + "; did you mean "
                                + nearest(name)
                                + "? docs/configuration.md lists all");
            }
        }
    }

    private static String nearest(String name) {
        return Settings.ALL.stream()
                .map(Setting::name)
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .orElseThrow();
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
