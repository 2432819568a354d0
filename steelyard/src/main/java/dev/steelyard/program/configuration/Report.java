package dev.steelyard.program.configuration;

import java.util.ArrayList;
import java.util.List;

/** What {@code steelyard config} prints: nothing of it is secret. */
final class Report {
    private Report() {}

    static List<String> lines(Values values) {
        var lines = new ArrayList<String>();
        int names = widest(Settings.ALL.stream().map(Setting::name).toList());
        int texts = widest(Settings.ALL.stream().map(each -> shown(each, values)).toList());
        for (var setting : Settings.ALL) {
            lines.add(
                    padded(setting.name(), names)
                            + padded(shown(setting, values), texts)
                            + values.of(setting).where());
        }
        return List.copyOf(lines);
    }

    private static String shown(Setting<?> setting, Values values) {
        var text = values.of(setting).text();
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
