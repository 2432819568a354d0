package dev.steelyard.guard.proxy.evaluation;

/**
 * Thrown where the JSON of an access evaluation request is malformed. The message says what is
 * needed and repeats no input.
 */
final class MalformedEvaluation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedEvaluation(String message) {
        this(400, message);
    }

    MalformedEvaluation(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
