package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;

/**
 * A client that was authenticated, or a public client that was identified by its {@code client_id}
 * (RFC 6749, section 2.3). Only {@link ClientAuthenticator} creates one, so that a method that
 * takes it can't be reached without authentication.
 */
public sealed interface AuthenticatedClient permits ClientAuthenticator.Authenticated {
    Client client();

    /** The id by which its uses are counted: of the secret that it presented, or the client's. */
    Id<?> used();
}
