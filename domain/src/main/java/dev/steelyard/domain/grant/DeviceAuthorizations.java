package dev.steelyard.domain.grant;

import dev.steelyard.domain.id.Id;
import java.time.Instant;
import java.util.Optional;

/** Stores device authorizations. They are removed ten minutes after they have expired. */
public interface DeviceAuthorizations {
    /** Keeps it, unless another one that is still kept has that user code. Whether it did. */
    boolean insert(DeviceAuthorization authorization);

    Optional<DeviceAuthorization> find(Id<DeviceAuthorization> id);

    Optional<DeviceAuthorization> findByUserCode(String userCode);

    /**
     * Decides on one that nobody has decided on and that has not expired, by one conditional
     * UPDATE: of any number of calls, at the same time or one after another, exactly one answers
     * true.
     */
    boolean decide(Id<DeviceAuthorization> id, DeviceAuthorization.Decision decision, Instant now);
}
