package dev.steelyard.store;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A process that writes until it is killed, and says on its output what was acknowledged. */
final class Scribbler {
    private static final int THREADS = 16;

    private Scribbler() {}

    public static void main(String... arguments) {
        var ids = new IdGenerator(InstantSource.system(), new SecureRandom());
        var store = StoreFactory.open(arguments[0], InstantSource.system(), THREADS);
        for (int i = 0; i < THREADS; i++) {
            Thread.ofPlatform()
                    .start(
                            () -> {
                                while (true) {
                                    var reseller =
                                            new Reseller(
                                                    ids.next(),
                                                    "Scribbled",
                                                    ResellerStatus.ACTIVE,
                                                    1);
                                    store.write(
                                            tx -> {
                                                tx.resellers().insert(reseller);
                                                return true;
                                            });
                                    System.out.println(reseller.id());
                                }
                            });
        }
    }
}
