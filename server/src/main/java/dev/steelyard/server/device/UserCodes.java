package dev.steelyard.server.device;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.UserCode;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.keys.HmacCalculator;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds device authorizations by the user code that the user entered (RFC 8628). The store has a
 * keyed hash of the code, since a plain hash of so few bits can be reversed by trying all codes.
 * Thread-safe.
 */
final class UserCodes {
    private final Store store;
    private final HmacCalculator names;
    private final InstantSource clock;

    /**
     * @param names for this purpose alone
     */
    UserCodes(Store store, HmacCalculator names, InstantSource clock) {
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    String name(UserCode code) {
        return names.of(code.letters());
    }

    /**
     * The device whose code a user typed. A wrong, an expired and a used code cost the same
     * look-up, and get the same answer.
     */
    Optional<DeviceAuthorization> find(String typed) {
        return UserCode.parse(typed)
                .map(this::name)
                .flatMap(name -> store.read(tx -> tx.deviceAuthorizations().findByUserCode(name)))
                .filter(found -> found.waits(clock.instant()));
    }
}
