package dev.steelyard.domain.client.credential;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;

/**
 * Stores the client assertions that were accepted, so that none is accepted twice (RFC 7523,
 * section 3, item 7).
 */
public interface UsedAssertions {
    /**
     * Takes note of an assertion. Of any number of calls for one, at the same time or one after
     * another, exactly one answers true.
     *
     * @param jti a name for its {@code jti}, of bounded length
     * @param until when it need not be remembered any more, because it has expired
     * @return whether it was not used before
     */
    boolean use(Id<Client> client, String jti, Instant until);
}
