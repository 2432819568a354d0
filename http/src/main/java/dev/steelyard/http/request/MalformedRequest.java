package dev.steelyard.http.request;

/** A request that can't be read. The message says what to mend and never repeats the input. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRequest(String message) {
        super(message, null, false, false);
    }
}
