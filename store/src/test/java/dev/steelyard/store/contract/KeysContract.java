package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.key.StoredKey;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class KeysContract extends StoreContract {
    protected KeysContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void inserted_areListedOldestFirst() {
        var sealed = new byte[256];
        for (int i = 0; i < sealed.length; i++) {
            sealed[i] = (byte) i;
        }
        var later = world.now().plusSeconds(60);
        var young =
                new StoredKey(world.id().hex(), "ES256", "{}", new byte[] {1}, later, later, later);
        var old =
                new StoredKey(
                        world.id().hex(),
                        "RS256",
                        "{\"kty\":\"RSA\"}",
                        sealed,
                        world.now(),
                        later,
                        null);

        world.write(
                tx -> {
                    tx.keys().insert(young);
                    tx.keys().insert(old);
                });

        // a record with an array is equal by its parts only
        assertThat(list(tx -> tx.keys().list()))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(old, young);
    }
}
