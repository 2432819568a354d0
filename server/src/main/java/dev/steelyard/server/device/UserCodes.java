package dev.steelyard.server.device;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.grant.UserCode;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.keys.Seal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * User codes as the store knows them: by a keyed hash, since a plain one of so few bits is undone
 * by trying all. Thread-safe.
 */
final class UserCodes {
    private final Store store;
    private final Seal names;
    private final InstantSource clock;

    /**
     * @param names of this purpose alone
     */
    UserCodes(Store store, Seal names, InstantSource clock) {
        this.store = store;
        this.names = names;
        this.clock = clock;
    }

    String name(UserCode code) {
        return names.of(code.letters());
    }

    /**
     * The device whose code somebody typed. A wrong code, an expired one and one that was used take
     * the same look, and the same answer.
     */
    Optional<DeviceAuthorization> find(String typed) {
        return UserCode.parse(typed)
                .map(this::name)
                .flatMap(name -> store.read(tx -> tx.deviceAuthorizations().findByUserCode(name)))
                .filter(found -> found.waits(clock.instant()));
    }
}
