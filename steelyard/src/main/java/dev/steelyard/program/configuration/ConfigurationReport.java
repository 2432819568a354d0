package dev.steelyard.program.configuration;

import dev.steelyard.domain.configuration.ConfigurationKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The output of {@code steelyard config}: each setting with its value and source, without secrets.
 */
final class ConfigurationReport {
    private ConfigurationReport() {}

    static List<String> lines(SourcedValues sources) {
        var lines = new ArrayList<String>();
        int names = widest(AllSettings.LIST.stream().map(ConfigurationKey::name).toList());
        int texts = widest(AllSettings.LIST.stream().map(each -> shown(each, sources)).toList());
        for (var setting : AllSettings.LIST) {
            lines.add(
                    padded(setting.name(), names)
                            + padded(shown(setting, sources), texts)
                            + sources.of(setting).source());
        }
        return List.copyOf(lines);
    }

    private static String shown(ConfigurationKey<?> setting, SourcedValues sources) {
        var text = sources.of(setting).text();
        if (setting.secret()) {
            return text.isEmpty() ? "(not set)" : "(set)";
        }
        return text.isEmpty() ? "(empty)" : text;
    }

    private static int widest(List<String> column) {
        return column.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
