package dev.steelyard.adminapi;

import dev.steelyard.http.answer.OAuthError;

/**
 * An error code of a management API request that is refused before any operation runs, such as
 * {@code body_too_large}. Codes are never renamed.
 */
public enum RequestErrorCode {
    INVALID("invalid", 400, "The request can't be read as HTTP/1.1. Correct it."),
    NOT_FOUND("not_found", 404, "There is nothing at this path. Check it."),
    METHOD_NOT_ALLOWED("method_not_allowed", 405, "Use a method that Allow names."),
    LENGTH_REQUIRED("length_required", 411, "Send the body with Content-Length, not in chunks."),
    BODY_TOO_LARGE("body_too_large", 413, "The body is too large. Send less than limits.body."),
    URI_TOO_LONG("uri_too_long", 414, "The URL is too long. Make it shorter than limits.headers."),
    HEADERS_TOO_LARGE(
            "headers_too_large", 431, "The headers are too large. Send less than limits.headers."),
    SERVER_ERROR(
            "server_error", 500, "Something went wrong here. Give the reference to the operator."),
    TEMPORARILY_UNAVAILABLE(
            "temporarily_unavailable",
            503,
            "Too many requests or connections at once, or no database. Try again after Retry-After.");

    private final String text;
    private final int status;
    private final String message;

    RequestErrorCode(String text, int status, String message) {
        this.text = text;
        this.status = status;
        this.message = message;
    }

    public String text() {
        return text;
    }

    public int status() {
        return status;
    }

    /** The meaning, and how to resolve it. */
    public String message() {
        return message;
    }

    static String of(OAuthError error) {
        for (var code : values()) {
            if (code.status == error.status()) {
                return code.text;
            }
        }
        return error.code().text();
    }
}
