package dev.steelyard.e2e.client;

import org.jspecify.annotations.Nullable;

/**
 * The client id, secret, API key and redirect URI of a client that the end-to-end checks use.
 *
 * @param secret null: a public client
 * @param apiKey null: none is needed
 */
public record Client(
        String id, @Nullable String secret, @Nullable String apiKey, String redirectUri) {

    /**
     * The client with another secret.
     *
     * @param other null: it proves itself otherwise
     */
    public Client withSecret(@Nullable String other) {
        return new Client(id, other, apiKey, redirectUri);
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
