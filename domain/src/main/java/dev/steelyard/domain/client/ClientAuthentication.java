package dev.steelyard.domain.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a client proves itself, and the public keys of what it signs.
 *
 * @param jwks a JWK set (RFC 7517, section 5) as it was registered; null: none, or at {@code
 *     jwksUri}
 * @param jwksUri where the client publishes its JWK set; null: nowhere
 * @param keysExpire when the keys end, wherever they are; null: never
 */
public record ClientAuthentication(
        AuthenticationMethod method,
        @Nullable String jwks,
        @Nullable String jwksUri,
        @Nullable Instant keysExpire) {
    public static final ClientAuthentication SECRET =
            new ClientAuthentication(AuthenticationMethod.CLIENT_SECRET_BASIC, null, null, null);
    public static final ClientAuthentication NONE =
            new ClientAuthentication(AuthenticationMethod.NONE, null, null, null);

    public boolean hasKeys() {
        return jwks != null || jwksUri != null;
    }

    /** Whether there are keys, and they have not ended. */
    public boolean hasLiveKeys(Instant now) {
        return hasKeys() && (keysExpire == null || now.isBefore(keysExpire));
    }
}
