package dev.steelyard.domain.grant;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores device authorization requests and the users' decisions on them (RFC 8628). They are
 * removed ten minutes after they have expired.
 */
public interface DeviceAuthorizations {
    /** Inserts it; false where another stored one has that user code. */
    boolean insert(DeviceAuthorization authorization);

    Optional<DeviceAuthorization> find(Id<DeviceAuthorization> id);

    Optional<DeviceAuthorization> findByUserCode(String userCode);

    /**
     * Stores the decision on a pending authorization that has not expired, by one conditional
     * UPDATE: of any number of calls, concurrent or not, exactly one answers true.
     */
    boolean decide(Id<DeviceAuthorization> id, DeviceAuthorization.Decision decision, Instant now);
}
