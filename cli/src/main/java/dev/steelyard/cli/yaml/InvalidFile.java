package dev.steelyard.cli.yaml;

import java.util.List;

/** Thrown when a file can't be used. Each problem names the line and what is allowed there. */
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
