package dev.steelyard.domain.registration;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a client registered itself, and manages that by a registration access token (RFC 7592).
 *
 * @param by the token that it registered by
 * @param grantTypes the most that it may choose, whatever became of that token
 * @param methods likewise
 * @param hash of its registration access token
 * @param before of the one before, which is good until the newer one is first presented: an answer
 *     that was lost costs nothing; null: there is none
 */
public record Registration(
        Id<Client> client,
        Id<InitialAccessToken> by,
        Set<GrantType> grantTypes,
        Set<AuthenticationMethod> methods,
        SecretHash hash,
        @Nullable SecretHash before,
        Instant created) {
    /** It is made and ended; its tokens are no part of what is told. */
    public static final long VERSION = 1;

    public Registration {
        grantTypes = Set.copyOf(grantTypes);
        methods = Set.copyOf(methods);
    }

    /** Whether {@code token} is one of the two that are good. */
    public boolean isOf(Secret token) {
        // Both are asked, whatever the first says: how long it takes tells nothing.
        boolean current = hash.matches(token);
        boolean former = before != null && before.matches(token);
        return current || former;
    }
}
