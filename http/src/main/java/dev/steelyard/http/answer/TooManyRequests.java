package dev.steelyard.http.answer;

import java.time.Duration;

/**
 * Thrown to refuse a request with status 429 and {@code Retry-After}, after too many attempts by
 * the caller. The message is public: it says what to do and repeats no input.
 */
public final class TooManyRequests extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /**
     * @param wait until a retry can succeed
     */
    public TooManyRequests(String message, Duration wait) {
        super(message, null, false, false);
        this.wait = wait;
    }

    /** The value of {@code Retry-After} (RFC 9110, section 10.2.3): whole seconds, 1 or more. */
    public static String retryAfter(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    public String retryAfter() {
        return retryAfter(wait);
    }
}
