package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.credential.Credential;
import dev.steelyard.domain.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * A client that has proved who it is, or a public one that has said so (RFC 6749, section 2.3).
 * Only {@link ClientAuthenticator} makes one: a method that takes it can't be reached without.
 */
public final class AuthenticatedClient {
    private final Client client;
    private final @Nullable Credential credential;

    AuthenticatedClient(Client client, @Nullable Credential credential) {
        this.client = client;
        this.credential = credential;
    }

    public Client client() {
        return client;
    }

    /** What its uses are counted by: the secret that it proved itself with, or else itself. */
    public Id<?> used() {
        return credential == null ? client.id() : credential.id();
    }
}
