package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device authorization that waits for its user (RFC 8628). Once it is allowed, it gets an {@link
 * dev.steelyard.domain.token.AuthorizationCode} of the same id and hash, which ends whenever codes
 * end.
 *
 * @param hash of the device code
 * @param userCode a keyed hash of the user code: without the key nobody can try them all
 * @param query its parameters, checked when it asked
 * @param source the address that it asked from
 * @param expires until when somebody has to have allowed it, and it to have fetched its tokens
 * @param decision null: nobody has decided yet
 */
public record DeviceAuthorization(
        Id<DeviceAuthorization> id,
        SecretHash hash,
        String userCode,
        Id<Client> client,
        String query,
        String source,
        Instant asked,
        Instant expires,
        @Nullable Decision decision) {
    /** What a person decided; for good. */
    public enum Decision {
        ALLOWED,
        DENIED
    }

    /** Whether a person can still decide. */
    public boolean waits(Instant now) {
        return decision == null && now.isBefore(expires);
    }

    /** Parameters are their users' matter. */
    @Override
    public String toString() {
        return "DeviceAuthorization[" + id + "]";
    }
}
