package dev.steelyard.pages.view;

import dev.steelyard.pages.language.TranslationKey;

/**
 * A problem that the {@link ErrorPage} can show, such as an unknown redirect URI, with its HTTP
 * status.
 */
public enum Problem {
    REQUEST_INVALID(400, TranslationKey.PROBLEM_REQUEST, TranslationKey.PROBLEM_REQUEST_MORE),
    CLIENT_UNKNOWN(400, TranslationKey.PROBLEM_CLIENT, TranslationKey.PROBLEM_CLIENT_MORE),
    REDIRECT_URI_UNKNOWN(
            400, TranslationKey.PROBLEM_REDIRECT, TranslationKey.PROBLEM_REDIRECT_MORE),
    REDIRECT_URI_MISSING(
            400, TranslationKey.PROBLEM_REDIRECT, TranslationKey.PROBLEM_REDIRECT_MISSING_MORE),
    /** At logout: without a client the owner of the return address is unknown. */
    LOGOUT_HINT_UNUSABLE(400, TranslationKey.PROBLEM_HINT, TranslationKey.PROBLEM_HINT_MORE),
    NOT_ALLOWED(403, TranslationKey.PROBLEM_NOT_ALLOWED, TranslationKey.PROBLEM_NOT_ALLOWED_MORE),
    FORM_EXPIRED(403, TranslationKey.PROBLEM_FORM, TranslationKey.PROBLEM_FORM_MORE),
    NOT_FOUND(404, TranslationKey.PROBLEM_NOT_FOUND, TranslationKey.PROBLEM_NOT_FOUND_MORE),
    /** Unknown, used and expired links look alike. */
    LINK_UNUSABLE(410, TranslationKey.PROBLEM_LINK, TranslationKey.PROBLEM_LINK_MORE),
    LINK_EXPIRED(
            410, TranslationKey.PROBLEM_LINK_EXPIRED, TranslationKey.PROBLEM_LINK_EXPIRED_MORE),
    LINK_USED(410, TranslationKey.PROBLEM_LINK_USED, TranslationKey.PROBLEM_LINK_USED_MORE),
    LINK_ENDED(410, TranslationKey.PROBLEM_LINK_ENDED, TranslationKey.PROBLEM_LINK_ENDED_MORE),
    /** Only behind a link that was mailed to the address. */
    ADDRESS_TAKEN(
            409, TranslationKey.PROBLEM_ADDRESS_TAKEN, TranslationKey.PROBLEM_ADDRESS_TAKEN_MORE),
    TOO_MANY_REQUESTS(429, TranslationKey.PROBLEM_TOO_MANY, TranslationKey.PROBLEM_TOO_MANY_MORE),
    INTERNAL(500, TranslationKey.PROBLEM_INTERNAL, TranslationKey.PROBLEM_INTERNAL_MORE),
    UNAVAILABLE(503, TranslationKey.PROBLEM_UNAVAILABLE, TranslationKey.PROBLEM_UNAVAILABLE_MORE);

    private final int status;
    private final TranslationKey title;
    private final TranslationKey message;

    Problem(int status, TranslationKey title, TranslationKey message) {
        this.status = status;
        this.title = title;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public TranslationKey title() {
        return title;
    }

    public TranslationKey message() {
        return message;
    }
}
