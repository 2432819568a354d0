package dev.steelyard.domain.registration;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * An initial access token, with which clients of one application register themselves (RFC 7591,
 * section 3).
 *
 * @param madeBy its rights at the time of a registration limit the new client
 * @param name its name, also for clients that register without one
 * @param template settings and limits of such clients
 * @param registrations the maximum of registrations, 1 or more
 * @param used the registrations so far
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
    /** Whether another client may register with it. */
    public boolean open(Instant now) {
        return used < registrations && now.isBefore(expires);
    }

    /** Only registrations change it. */
    public long version() {
        return used + 1L;
    }
}
