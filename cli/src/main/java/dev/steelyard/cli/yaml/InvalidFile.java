package dev.steelyard.cli.yaml;

import java.util.List;

/** Thrown when an input file is invalid, such as a YAML file with errors. */
public final class InvalidFile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidFile(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = problems;
    }

    /** A problem of the file as a whole. */
    public InvalidFile(String problem) {
        this(List.of(problem));
    }

    /** In the order of the file. */
    public List<String> problems() {
        return problems;
    }
}
