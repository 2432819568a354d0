package dev.steelyard.guard.web;

import dev.steelyard.guard.Decision;
import java.util.Map;

/**
 * The outcome of the guard's check of a web server's request, either that the API processes it or a
 * complete response.
 */
public sealed interface WebOutcome {
    /**
     * The request is allowed.
     *
     * @param headers for the answer, regardless of its content
     */
    record Proceed(Decision.Allowed allowed, Map<String, String> headers) implements WebOutcome {}

    /** The guard answers the request itself. */
    record Answered(WebResponse answer) implements WebOutcome {}
}
