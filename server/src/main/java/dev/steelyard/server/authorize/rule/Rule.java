package dev.steelyard.server.authorize.rule;

import dev.steelyard.http.answer.OAuthError;

/** A check of an authorization request that throws one OAuth error where it fails. Thread-safe. */
@FunctionalInterface
public interface Rule {
    /**
     * Returns where {@code request} passes.
     *
     * @throws OAuthError which goes to the redirect URI
     */
    void check(UncheckedRequest request);
}
