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
 * The dynamic registration of a client, which the client manages with a registration access token
 * (RFC 7592).
 *
 * @param by the initial access token
 * @param grantTypes the most that it may choose, even after the end of that token
 * @param methods likewise
 * @param hash of its registration access token
 * @param before of the token before, valid until the newer one is first presented, so that a lost
 *     answer costs nothing; null: none
 */
public record Registration(
        Id<Client> client,
        Id<InitialAccessToken> by,
        Set<GrantType> grantTypes,
        Set<AuthenticationMethod> methods,
        SecretHash hash,
        @Nullable SecretHash before,
        Instant created) {
    /** It is created and ended; a new token is no change of what the API shows. */
    public static final long VERSION = 1;

    public Registration {
        grantTypes = Set.copyOf(grantTypes);
        methods = Set.copyOf(methods);
    }

    /** Whether {@code token} is one of its two valid tokens. */
    public boolean isOf(Secret token) {
        // Both comparisons always run, so that the time reveals nothing.
        boolean current = hash.matches(token);
        boolean former = before != null && before.matches(token);
        return current || former;
    }
}
