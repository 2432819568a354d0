package dev.steelyard.domain.registration;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * By which clients of one application register themselves (RFC 7591, section 3).
 *
 * @param madeBy can let nothing be made that it could not make when a client registers
 * @param name what it is for; the name of clients that register without one
 * @param template what such clients get
 * @param registrations how many clients may register by it, 1 or more
 * @param used how many did
 */
public record InitialAccessToken(
        Id<InitialAccessToken> id,
        SecretHash hash,
        Inviter madeBy,
        Id<Application> application,
        String name,
        RegistrationTemplate template,
        int registrations,
        int used,
        Instant expires) {
    /** Whether another client may register by it. */
    public boolean open(Instant now) {
        return used < registrations && now.isBefore(expires);
    }

    /** It is made, used and ended, never changed otherwise. */
    public long version() {
        return used + 1L;
    }
}
