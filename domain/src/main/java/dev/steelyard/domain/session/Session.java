package dev.steelyard.domain.session;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login session; {@link #id} is the {@code sid}. The cookie's secret is kept as a hash.
 *
 * @param authTime when the user last proved who it is ({@code auth_time})
 * @param ended null while it lives
 */
public record Session(
        Id<Session> id,
        Id<User> user,
        SecretHash hash,
        Instant created,
        Instant lastSeen,
        Instant authTime,
        @Nullable Instant ended) {
    /** A session is used and ended, never changed: another login is another one. */
    public static final long VERSION = 1;

    /** What its login proved. */
    public Acr acr() {
        return Acr.PASSWORD;
    }

    public boolean live(Instant now, SessionLife life) {
        return ended == null
                && now.isBefore(lastSeen.plus(life.idle()))
                && now.isBefore(created.plus(life.absolute()));
    }
}
