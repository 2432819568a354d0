package dev.steelyard.domain.session;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's login session at this server. {@link #id} is the {@code sid}. Only a hash of the
 * cookie's secret is stored.
 *
 * @param authTime when the user last authenticated ({@code auth_time})
 * @param methods what the user proved; {@link Acr} follows from them
 * @param ended null: it has not ended
 */
public record Session(
        Id<Session> id,
        Id<User> user,
        SecretHash hash,
        Instant created,
        Instant lastSeen,
        Instant authTime,
        Set<LoginMethod> methods,
        LoginBrowser browser,
        @Nullable Instant ended) {
    /** A session never changes: another login is another session. */
    public static final long VERSION = 1;

    public Session {
        methods = Set.copyOf(methods);
    }

    /** Whether it is of {@code other} and nothing has ended it. */
    public boolean isOpenOf(Id<User> other) {
        return user.equals(other) && ended == null;
    }

    public boolean live(Instant now, SessionLife life) {
        return ended == null
                && now.isBefore(lastSeen.plus(life.idle()))
                && now.isBefore(created.plus(life.absolute()));
    }
}
