package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revocation of unexpired access tokens, by token, refresh token family or login session.
 *
 * @param client the client of the tokens; null: any client (a session)
 * @param user the user of the tokens; null for client credentials
 * @param until when the last of them has expired, clock skew included
 */
public record Revocation(
        Kind kind,
        String value,
        @Nullable Id<Client> client,
        @Nullable Id<User> user,
        Instant until) {
    public enum Kind {
        JTI,
        FAMILY,
        SID
    }
}
