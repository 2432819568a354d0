package dev.steelyard.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A text table with aligned columns, for the terminal. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    void add(List<String> cells) {
        lines.add(cells);
    }

    List<String> lines() {
        return lines.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - length(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return lines.stream().mapToInt(cells -> length(cells.get(column))).max().orElse(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
