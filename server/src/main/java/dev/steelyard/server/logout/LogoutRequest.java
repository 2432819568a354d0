package dev.steelyard.server.logout;

import dev.steelyard.domain.client.Client;
import dev.steelyard.server.issuance.IdTokenHints.Hint;
import org.jspecify.annotations.Nullable;

/**
 * A logout request.
 *
 * @param query it, as it is carried through the page
 * @param hint what its ID token tells; null: none came
 * @param client who asks; null: not said
 * @param redirectUri where to go on; null: nowhere
 * @param registered whether {@code redirectUri} is the client's: if not, nothing is ended and
 *     nobody is sent anywhere
 */
record LogoutRequest(
        String query,
        @Nullable Hint hint,
        @Nullable Client client,
        @Nullable String redirectUri,
        boolean registered,
        @Nullable String state,
        @Nullable String uiLocales) {}
