package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.key.StoredKey;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest extends StoreContract {
    /** A test of keys is about all of them, and the database is that of other tests too. */
    @BeforeEach
    void removeAll() {
        world.write(tx -> tx.keys().list().forEach(key -> tx.keys().remove(key.kid())));
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

    @Test
    void secondKeyWithoutEnd_notInserted_untilTheFirstEnds() {
        var first = key("ES256", world.now(), world.now());
        var second = key("ES256", world.now(), world.now().plusSeconds(60));
        world.write(tx -> assertThat(tx.keys().insert(first)).isTrue());

        world.write(
                tx -> {
                    assertThat(tx.keys().insert(second)).isFalse();
                    assertThat(tx.keys().insert(key("RS256", world.now(), world.now()))).isTrue();
                    assertThat(tx.keys().end(first.kid(), second.signsFrom())).isTrue();
                    assertThat(tx.keys().end(first.kid(), world.now())).isFalse();
                    assertThat(tx.keys().insert(second)).isTrue();
                });

        assertThat(find(first.kid()).retired()).isEqualTo(second.signsFrom());
    }

    @Test
    void advanced_beginsSooner_andTheOneBeforeEndsThen_once() {
        var first = key("ES256", world.now(), world.now());
        var next = key("ES256", world.now(), world.now().plusSeconds(3600));
        var other = key("RS256", world.now(), world.now());
        var at = world.now().plusSeconds(60);
        world.write(
                tx -> {
                    tx.keys().insert(first);
                    tx.keys().insert(other);
                    tx.keys().end(first.kid(), next.signsFrom());
                    tx.keys().end(other.kid(), next.signsFrom());
                    tx.keys().insert(next);
                });

        world.write(
                tx -> {
                    assertThat(tx.keys().advance(next.kid(), at)).isTrue();
                    assertThat(tx.keys().advance(next.kid(), at)).isFalse();
                });

        assertThat(find(next.kid()).signsFrom()).isEqualTo(at);
        assertThat(find(first.kid()).retired()).isEqualTo(at);
        assertThat(find(other.kid()).retired()).isEqualTo(next.signsFrom());
    }

    @Test
    void resealed_andRemoved() {
        var key = key("ES256", world.now(), world.now());
        world.write(tx -> tx.keys().insert(key));

        world.write(tx -> assertThat(tx.keys().reseal(key.kid(), new byte[] {7, 8})).isTrue());
        assertThat(find(key.kid()).sealedPrivate()).containsExactly(7, 8);

        world.write(
                tx -> {
                    assertThat(tx.keys().remove(key.kid())).isTrue();
                    assertThat(tx.keys().remove(key.kid())).isFalse();
                    assertThat(tx.keys().reseal(key.kid(), new byte[] {9})).isFalse();
                });
        assertThat(list(tx -> tx.keys().list())).isEmpty();
    }

    private StoredKey key(String algorithm, Instant created, Instant signsFrom) {
        return new StoredKey(
                world.id().hex(), algorithm, "{}", new byte[] {1}, created, signsFrom, null);
    }

    private StoredKey find(String kid) {
        return list(tx -> tx.keys().list()).stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secret_isKeptAsItWasFirst_andResealed() {
        var name = world.id().hex();
        var first = new EncryptedValue(name, new byte[] {1, -1});
        var second = new EncryptedValue(name, new byte[] {2});

        world.write(tx -> assertThat(tx.keptSecrets().claim(first).bytes()).containsExactly(1, -1));
        world.write(
                tx -> assertThat(tx.keptSecrets().claim(second).bytes()).containsExactly(1, -1));
        world.write(tx -> assertThat(tx.keptSecrets().reseal(second)).isTrue());
        world.write(
                tx ->
                        assertThat(
                                        tx.keptSecrets()
                                                .reseal(new EncryptedValue("unknown", new byte[1])))
                                .isFalse());

        world.write(tx -> assertThat(tx.keptSecrets().find("unknown")).isEmpty());
        world.write(
                tx ->
                        assertThat(tx.keptSecrets().find(name).orElseThrow().bytes())
                                .containsExactly(2));
        assertThat(list(tx -> tx.keptSecrets().list()))
                .filteredOn(secret -> secret.label().equals(name))
                .singleElement()
                .extracting(EncryptedValue::bytes)
                .isEqualTo(new byte[] {2});
    }
}
