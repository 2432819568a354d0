package dev.steelyard.program.apply;

/** The file can't be used; the message says where and what is allowed. */
public final class FileProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileProblem(String message) {
        super(message);
    }

    /** At a line, counted from 1. */
    FileProblem(int line, String message) {
        super("line " + line + ": " + message);
    }
}
