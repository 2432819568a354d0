package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.store.BuiltInRowWriter;
import dev.steelyard.domain.store.Store;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import dev.steelyard.testkit.Databases;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store holds from the first start, whoever starts first. */
class BuiltInTest {
    private static final int NODES = 6;

    @Test
    void nodesStartingOnAnEmptyStoreAtOnce_allStart() throws Exception {
        for (int round = 0; round < 5; round++) {
            var url = Databases.postgres();
            SchemaMigrator.migrate(url);
            var ready = new CyclicBarrier(NODES);
            try (var store = StoreFactory.open(url, new MovableClock(), NODES);
                    var threads = Executors.newFixedThreadPool(NODES)) {
                var nodes = new ArrayList<Future<Boolean>>();
                for (int i = 0; i < NODES; i++) {
                    nodes.add(
                            threads.submit(
                                    () -> {
                                        ready.await();
                                        return store.<Boolean>write(
                                                tx -> {
                                                    BuiltInRowWriter.ensure(
                                                            tx, "https://a.example.com");
                                                    return true;
                                                });
                                    }));
                }
                for (var node : nodes) {
                    assertThat(node.get()).isTrue();
                }
            }
        }
    }

    @Test
    void clientOfTheCommandLine_asAnOlderServerMadeIt_mayUseDevicesAndStayConnected() {
        var url = Databases.sqlite();
        SchemaMigrator.migrate(url);
        try (var store = StoreFactory.open(url, new MovableClock(), NODES)) {
            ensure(store);
            var made = commandLine(store);
            var older =
                    ClientBuilder.like(made)
                            .grantTypes(Set.of(GrantType.AUTHORIZATION_CODE))
                            .build();
            assertThat(store.<Boolean>write(tx -> tx.clients().update(older))).isTrue();

            ensure(store);
            var mended = commandLine(store);
            ensure(store);

            assertThat(made.may(GrantType.DEVICE_CODE)).isTrue();
            assertThat(made.may(GrantType.REFRESH_TOKEN)).isTrue();
            assertThat(mended.grantTypes()).isEqualTo(made.grantTypes());
            assertThat(commandLine(store).version()).isEqualTo(mended.version());
        }
    }

    private static void ensure(Store store) {
        store.<Boolean>write(
                tx -> {
                    BuiltInRowWriter.ensure(tx, "https://a.example.com");
                    return true;
                });
    }

    private static Client commandLine(Store store) {
        return store.read(tx -> tx.clients().find(BuiltInIds.COMMAND_LINE)).orElseThrow();
    }
}
