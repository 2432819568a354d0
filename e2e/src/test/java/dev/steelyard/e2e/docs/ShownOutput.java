package dev.steelyard.e2e.docs;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The output that a page shows. {@code …} stands for any text within a line, and a line of {@code
 * …} alone for any lines.
 */
final class ShownOutput {
    private final String text;
    private final Pattern pattern;

    ShownOutput(String text) {
        this.text = text;
        this.pattern =
                Pattern.compile(
                        Arrays.stream(text.strip().split("\n", -1))
                                .map(ShownOutput::line)
                                .collect(Collectors.joining()));
    }

    /** Whether the output matches; widths of blanks are ignored. */
    boolean matches(String output) {
        var lines = output.strip().lines().map(ShownOutput::narrow);
        return pattern.matcher(lines.collect(Collectors.joining("\n", "", "\n"))).matches();
    }

    private static String narrow(String line) {
        return line.strip().replaceAll(" +", " ");
    }

    private static String line(String line) {
        if (line.strip().equals("…")) {
            return "(?:.*\n)*?";
        }
        return Arrays.stream(narrow(line).split("…", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"))
                + "\n";
    }

    @Override
    public String toString() {
        return text;
    }
}
