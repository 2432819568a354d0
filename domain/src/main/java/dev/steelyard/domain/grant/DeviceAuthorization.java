package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device authorization request that waits for the user's decision (RFC 8628). Once it is allowed,
 * it gets an {@link dev.steelyard.domain.token.AuthorizationCode} of the same id and hash, which
 * ends whenever codes end.
 *
 * @param hash of the device code
 * @param userCode a keyed hash of the user code: without the key a thief of the store can't try
 *     them all
 * @param query the request parameters, already checked
 * @param source the address of the device
 * @param expires until when the user must have decided and the device fetched its tokens
 * @param decision null: not decided yet
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
    /** The user's final decision. */
    public enum Decision {
        ALLOWED,
        DENIED
    }

    /** Whether the user can still decide. */
    public boolean waits(Instant now) {
        return decision == null && now.isBefore(expires);
    }

    /** Without the parameters, which are private to the user. */
    @Override
    public String toString() {
        return "DeviceAuthorization[" + id + "]";
    }
}
