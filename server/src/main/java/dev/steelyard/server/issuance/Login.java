package dev.steelyard.server.issuance;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.token.RefreshTokenFamily;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's login for which tokens are issued, with its time, login session and refresh token
 * family.
 *
 * @param family ended by a replay
 * @param session null once it has ended, which an offline grant survives
 * @param nonce only for the ID token of the code flow
 */
public record Login(
        Id<RefreshTokenFamily> family,
        @Nullable Id<Session> session,
        Instant authTime,
        @Nullable String nonce) {
    /** The authentication context that it proved. */
    public Acr acr() {
        return Acr.PASSWORD;
    }
}
