package dev.steelyard.guard.web;

import dev.steelyard.guard.Decision;
import java.util.Map;

/** What becomes of a request. */
public sealed interface WebOutcome {
    /**
     * It goes on.
     *
     * @param headers of the answer, whatever that will be
     */
    record Proceed(Decision.Allowed allowed, Map<String, String> headers) implements WebOutcome {}

    /** It is answered, and goes no further. */
    record Answered(WebAnswer answer) implements WebOutcome {}
}
