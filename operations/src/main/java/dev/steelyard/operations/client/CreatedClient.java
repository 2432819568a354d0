package dev.steelyard.operations.client;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A new OAuth client with its first client secret and API key, which are shown once.
 *
 * @param secret null: the client has none
 * @param apiKey null: the client has none
 */
public record CreatedClient(ClientView view, @Nullable Secret secret, @Nullable Secret apiKey) {
    public Client client() {
        return view.client();
    }
}
