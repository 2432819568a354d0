package dev.steelyard.domain.grant;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.time.Instant;

/**
 * A pushed authorization request that waits to be used at the authorization endpoint (RFC 9126).
 *
 * @param query its parameters, checked when they were pushed
 * @param expires until when a browser must present it
 */
public record PushedRequest(
        Id<PushedRequest> id, SecretHash hash, Id<Client> client, String query, Instant expires) {
    /** Without the parameters, which are private to the user. */
    @Override
    public String toString() {
        return "PushedRequest[" + id + "]";
    }
}
