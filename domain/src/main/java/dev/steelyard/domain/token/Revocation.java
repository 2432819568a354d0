package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that are refused before they end: one, those of a family, or those of a session.
 *
 * @param client whose tokens they are; null: any client's (a session)
 * @param user whose tokens they are; null for client credentials
 * @param until when the last of them has ended, clock skew included
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
