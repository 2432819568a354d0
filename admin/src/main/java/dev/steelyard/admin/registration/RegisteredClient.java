package dev.steelyard.admin.registration;

import dev.steelyard.admin.client.rule.AuthenticationRules;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.secret.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered client with its registration access token and first credentials, for the
 * registration response (RFC 7591, section 3.2.1).
 *
 * @param token the registration access token by which it manages itself from now on
 * @param secret its first secret; null: it has none, or it was shown before
 * @param apiKey its first API key; null: it has none, or it was shown before
 * @param secretExpires when its last secret expires; null: never, or it has none
 */
public record RegisteredClient(
        Client client,
        Registration registration,
        Secret token,
        @Nullable Secret secret,
        @Nullable Secret apiKey,
        @Nullable Instant secretExpires) {
    /** Whether it authenticates by a secret. */
    public boolean bySecret() {
        return client.confidential() && AuthenticationRules.bySecret(client);
    }
}
