package dev.steelyard.admin.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The choice of credentials that a new confidential client gets beside its secret.
 *
 * @param apiKey whether it also gets an API key
 * @param expires when the credentials expire; null: never
 */
public record FirstCredentials(boolean apiKey, @Nullable Instant expires) {
    static final FirstCredentials LASTING = new FirstCredentials(true, null);
}
