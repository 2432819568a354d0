package dev.steelyard.admin.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The choice of credentials for a new confidential client: with or without an API key beside its
 * secret, and the expiry of both.
 *
 * @param apiKey whether it also gets an API key
 * @param expires when the credentials expire; null: never
 */
public record FirstCredentials(boolean apiKey, @Nullable Instant expires) {
    static final FirstCredentials LASTING = new FirstCredentials(true, null);
}
