package dev.steelyard.domain.client.metadata;

import org.jspecify.annotations.Nullable;

/**
 * The URLs of a client's home page, logo, privacy policy, terms of service and login page (OpenID
 * Connect Dynamic Client Registration, section 2). Each is an https URI; null: there is none.
 *
 * @param initiateLoginUri where this server sends users to begin a login (OpenID Connect Core,
 *     section 4)
 * @param clientUri its home page
 * @param policyUri its privacy policy
 * @param tosUri its terms of service
 * @param logoUri its logo, on the host of a redirect URI, so that no third party learns who logs in
 */
public record ClientPages(
        @Nullable String initiateLoginUri,
        @Nullable String clientUri,
        @Nullable String policyUri,
        @Nullable String tosUri,
        @Nullable String logoUri) {
    public static final ClientPages NONE = new ClientPages(null, null, null, null, null);
}
