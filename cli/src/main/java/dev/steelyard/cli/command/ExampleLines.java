package dev.steelyard.cli.command;

import java.util.ArrayList;
import java.util.List;

/** The examples in a command's help, wrapped into lines that can be copied into a shell. */
final class ExampleLines {
    private static final int WIDTH = 96;
    private static final String INDENT = "  ";

    private ExampleLines() {}

    static List<String> lines(String command) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(INDENT).append("steelyard");
        for (var part : (" " + command).split("(?= --)", -1)) {
            if (line.length() + part.length() > WIDTH) {
                lines.add(line + " \\");
                line = new StringBuilder(INDENT).append("   ");
            }
            line.append(part);
        }
        lines.add(line.toString());
        return lines;
    }
}
