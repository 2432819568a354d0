package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/** One reason to refuse an authorization request. Thread-safe. */
@FunctionalInterface
public interface Rule {
    /**
     * Returns where {@code request} passes.
     *
     * @throws OAuthError which goes to the redirect URI
     */
    void check(UncheckedRequest request);
}
