package dev.steelyard.domain.client.metadata;

import org.jspecify.annotations.Nullable;

/**
 * Web pages of a client (OpenID Connect Dynamic Client Registration, section 2). Each is an https
 * URI; null: there is none.
 *
 * @param initiateLoginUri where a login that somebody begins here goes on (OpenID Connect Core,
 *     section 4)
 * @param clientUri about it
 * @param policyUri what it does with what it learns of people
 * @param tosUri its terms of service
 * @param logoUri a picture; where its answers go, so that nobody else is told who logs in
 */
public record ClientPages(
        @Nullable String initiateLoginUri,
        @Nullable String clientUri,
        @Nullable String policyUri,
        @Nullable String tosUri,
        @Nullable String logoUri) {
    public static final ClientPages NONE = new ClientPages(null, null, null, null, null);
}
