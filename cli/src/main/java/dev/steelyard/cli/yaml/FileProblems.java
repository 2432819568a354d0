package dev.steelyard.cli.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The errors found in a YAML file, collected so that all are reported at once with their lines. */
public final class FileProblems {
    private record Problem(int line, String message) {
        String text() {
            return line == 0 ? message : "line " + line + ": " + message;
        }
    }

    private final List<Problem> problems = new ArrayList<>();

    /** Adds a problem at a line, counted from 1; 0: no specific line. */
    public void at(int line, String message) {
        problems.add(new Problem(line, message));
    }

    /**
     * @throws InvalidFile there is a problem
     */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InvalidFile(
                    problems.stream()
                            .sorted(Comparator.comparingInt(Problem::line))
                            .map(Problem::text)
                            .distinct()
                            .toList());
        }
    }
}
