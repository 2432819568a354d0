package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * Stores the ids of accepted client assertions, so that none is accepted twice (RFC 7523, section
 * 3, item 7).
 */
public interface UsedAssertions {
    /**
     * Records an assertion. Of any number of calls for one assertion, concurrent or not, exactly
     * one answers true.
     *
     * @param jti a name for its {@code jti}, of bounded length
     * @param until when it has expired and can be forgotten
     * @return whether it was not used before
     */
    boolean use(Id<Client> client, String jti, Instant until);
}
