package dev.steelyard.domain.factor;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's authenticator app, which shows one-time codes (RFC 6238). A user has one at most. Its
 * secret is stored apart, encrypted under the master key, by {@link #secretName}.
 *
 * @param lastStep the time step of the last accepted code; no code of it or of an earlier step is
 *     accepted again (section 5.2)
 * @param lastUsed null: never since its registration
 */
public record AuthenticatorApp(
        Id<AuthenticatorApp> id,
        Id<User> user,
        Instant created,
        long lastStep,
        @Nullable Instant lastUsed) {
    /** The name of its secret among the encrypted secrets. */
    public String secretName() {
        return "authenticator." + id.hex();
    }
}
