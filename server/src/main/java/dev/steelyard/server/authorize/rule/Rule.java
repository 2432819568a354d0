package dev.steelyard.server.authorize.rule;

import dev.steelyard.server.http.OAuthError;

/** One reason to refuse an authorization request. Thread-safe. */
@FunctionalInterface
interface Rule {
    /**
     * @throws OAuthError which goes to the redirect URI
     */
    void check(Asked asked);
}
