package dev.steelyard.domain.grant;

import dev.steelyard.domain.id.Id;
import java.util.Optional;

/**
 * Stores pushed authorization requests (RFC 9126). They are removed with their code, or half an
 * hour after they have expired.
 */
public interface PushedRequests {
    void insert(PushedRequest request);

    Optional<PushedRequest> find(Id<PushedRequest> id);

    /** Removes the request. Of any number of calls, concurrent or not, exactly one answers true. */
    boolean use(Id<PushedRequest> id);
}
