package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.client.metadata.ClientTokenSettings;
import dev.steelyard.domain.key.StoredKey;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.testkit.Databases;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several nodes on one database. */
class KeyNodesTest {
    private static final int ALGORITHMS = ClientTokenSettings.ALGORITHMS.size();

    /** Those of pairwise subjects, of the ids of refresh tokens, and of recovery codes. */
    private static final int SECRETS = 3;

    private static final byte[] OLD = new byte[MasterKey.LENGTH];
    private static final byte[] NEW = "the master key that is to come..".getBytes(US_ASCII);
    private final SecureRandom random = new SecureRandom();
    private final String database = Databases.postgres();

    @Test
    void nodesAtOnce_rotateOnce() throws Exception {
        try (var one = new Steelyard(database);
                var two = new Steelyard(database);
                var threads = Executors.newFixedThreadPool(8)) {
            assertThat(keys(one)).hasSize(ALGORITHMS);
            for (var node : List.of(one, two)) {
                node.clock.move(Duration.ofDays(89));
            }
            var barrier = new CyclicBarrier(8);
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                var node = i % 2 == 0 ? one : two;
                done.add(
                        threads.submit(
                                () -> {
                                    barrier.await();
                                    node.manage.keepKeys().keep();
                                    return true;
                                }));
            }
            for (var each : done) {
                each.get();
            }
            assertThat(keys(one))
                    .hasSize(2 * ALGORITHMS)
                    .filteredOn(key -> key.retired() == null)
                    .hasSize(ALGORITHMS);
        }
    }

    @Test
    void compromised_atOneNode_refusedAtTheOther() {
        try (var one = new Steelyard(database);
                var two = new Steelyard(database)) {
            var old = one.operator;
            two.get(old, "/whoami").expect(200);
            one.post(old, "/keys/rotate", Map.of("compromised", true)).expect(200);
            two.get(old, "/whoami").refused(401, "token_signature_invalid");
            two.get(token(one), "/whoami").expect(200);
        }
    }

    @Test
    void masterKey_changesWhileTokensGoOn() {
        try (var old = new Steelyard(database, new MasterKey(OLD, random))) {
            var first = token(old);
            old.post(token(old), "/master-key/rotate", Map.of()).refused(409, "conflict");
            try (var both = new Steelyard(database, new MasterKey(NEW, OLD, random))) {
                both.get(first, "/whoami").expect(200);
                // Sealed under the old one still: the node that knows no other can use it.
                both.post(token(both), "/keys/rotate", Map.of("compromised", true)).expect(200);
                old.get(token(both), "/whoami").expect(200);
                both.get(token(old), "/whoami").expect(200);

                var answered = both.post(token(both), "/master-key/rotate", Map.of()).expect(200);
                assertThat(answered.json().path("resealed").asInt())
                        .isEqualTo(ALGORITHMS + SECRETS);
                both.get(token(old), "/whoami").expect(200);
                old.get(token(both), "/whoami").expect(200);
                var again = both.post(token(both), "/master-key/rotate", Map.of()).expect(200);
                assertThat(again.json().path("resealed").asInt()).isZero();
            }
        }
        try (var fresh = new Steelyard(database, new MasterKey(NEW, random))) {
            fresh.get(token(fresh), "/whoami").expect(200);
        }
        assertThatThrownBy(() -> new Steelyard(database, new MasterKey(OLD, random)))
                .isInstanceOf(MasterKey.WrongMasterKey.class)
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void keySealedUnderTheOldOneDuringTheChange_settles() {
        try (var one = new Steelyard(database, new MasterKey(NEW, OLD, random));
                var two = new Steelyard(database, new MasterKey(NEW, OLD, random))) {
            one.post(token(one), "/master-key/rotate", Map.of()).expect(200);
            // This node has not looked since, so it seals under the old one.
            two.manage.keepKeys().keep();
            two.post(token(two), "/keys/rotate", Map.of()).expect(200);
            one.manage.masterKey().settle();
        }
        try (var fresh = new Steelyard(database, new MasterKey(NEW, random))) {
            fresh.get(token(fresh), "/whoami").expect(200);
        }
    }

    private static String token(Steelyard node) {
        return node.token(new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private static List<StoredKey> keys(Steelyard node) {
        return node.store.read(tx -> tx.keys().list());
    }
}
