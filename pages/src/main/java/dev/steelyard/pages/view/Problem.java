package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * A problem that the {@link ErrorPage} can show, such as an unknown redirect URI, with its HTTP
 * status.
 */
public enum Problem {
    REQUEST_INVALID(400, Text.PROBLEM_REQUEST, Text.PROBLEM_REQUEST_MORE),
    CLIENT_UNKNOWN(400, Text.PROBLEM_CLIENT, Text.PROBLEM_CLIENT_MORE),
    REDIRECT_URI_UNKNOWN(400, Text.PROBLEM_REDIRECT, Text.PROBLEM_REDIRECT_MORE),
    REDIRECT_URI_MISSING(400, Text.PROBLEM_REDIRECT, Text.PROBLEM_REDIRECT_MISSING_MORE),
    /** At logout: without a client the owner of the return address is unknown. */
    LOGOUT_HINT_UNUSABLE(400, Text.PROBLEM_HINT, Text.PROBLEM_HINT_MORE),
    NOT_ALLOWED(403, Text.PROBLEM_NOT_ALLOWED, Text.PROBLEM_NOT_ALLOWED_MORE),
    FORM_EXPIRED(403, Text.PROBLEM_FORM, Text.PROBLEM_FORM_MORE),
    NOT_FOUND(404, Text.PROBLEM_NOT_FOUND, Text.PROBLEM_NOT_FOUND_MORE),
    /** Unknown, used and expired links look alike. */
    LINK_UNUSABLE(410, Text.PROBLEM_LINK, Text.PROBLEM_LINK_MORE),
    TOO_MANY_REQUESTS(429, Text.PROBLEM_TOO_MANY, Text.PROBLEM_TOO_MANY_MORE),
    INTERNAL(500, Text.PROBLEM_INTERNAL, Text.PROBLEM_INTERNAL_MORE),
    UNAVAILABLE(503, Text.PROBLEM_UNAVAILABLE, Text.PROBLEM_UNAVAILABLE_MORE);

    private final int status;
    private final Text title;
    private final Text message;

    Problem(int status, Text title, Text message) {
        this.status = status;
        this.title = title;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public Text title() {
        return title;
    }

    public Text message() {
        return message;
    }
}
