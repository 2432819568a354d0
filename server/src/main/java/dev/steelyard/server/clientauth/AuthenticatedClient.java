package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.Credential;
import java.util.Optional;
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

    /** What it proved itself with; nothing for a public client. */
    public Optional<Credential> credential() {
        return Optional.ofNullable(credential);
    }
}
