package dev.steelyard.domain.token;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refresh token family, which consists of all refresh tokens that descend from one authorization.
 *
 * @param session the session it began in; null: that has ended, and an offline grant continues
 * @param scope granted, separated by spaces
 * @param resource the identifier of the resource server
 * @param claims granted beside those of the scopes
 * @param jkt the thumbprint of the key that the client must prove (RFC 9449, section 5); null: none
 * @param certificate the thumbprint of the certificate that the client must show (RFC 8705, section
 *     4); null: none
 * @param lastUsed when a token of it was last presented
 * @param ended null: it has not ended
 */
public record RefreshTokenFamily(
        Id<RefreshTokenFamily> id,
        Id<Client> client,
        Id<User> user,
        @Nullable Id<Session> session,
        String scope,
        String resource,
        RequestedClaims claims,
        @Nullable String jkt,
        @Nullable String certificate,
        Authentication authentication,
        Instant created,
        Instant lastUsed,
        @Nullable Instant ended) {
    public boolean live(Instant now, Duration idle, Duration absolute) {
        return ended == null
                && now.isBefore(lastUsed.plus(idle))
                && now.isBefore(created.plus(absolute));
    }
}
