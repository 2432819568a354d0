package dev.steelyard.server.logout;

import dev.steelyard.domain.client.Client;
import dev.steelyard.server.issuance.IdTokenHints.Hint;
import org.jspecify.annotations.Nullable;

/**
 * A parsed logout request (RP-Initiated Logout, section 2).
 *
 * @param query its form for the page
 * @param hint the content of its ID token; null: it has none
 * @param client the client that asks; null: not named
 * @param redirectUri where to go on; null: nowhere
 * @param registered whether {@code redirectUri} is the client's: if not, nothing is ended and there
 *     is no redirect
 */
record LogoutRequest(
        String query,
        @Nullable Hint hint,
        @Nullable Client client,
        @Nullable String redirectUri,
        boolean registered,
        @Nullable String state,
        @Nullable String uiLocales) {}
