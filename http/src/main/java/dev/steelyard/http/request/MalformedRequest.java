package dev.steelyard.http.request;

/**
 * Thrown for an HTTP request with malformed parameters, headers or body, which is answered with a
 * 4xx status. The message says what to change and never repeats the input.
 */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public MalformedRequest(String message) {
        this(400, message);
    }

    MalformedRequest(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status of the answer. */
    public int status() {
        return status;
    }
}
