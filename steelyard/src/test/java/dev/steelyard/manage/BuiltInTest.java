package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.manage.BuiltIn;
import dev.steelyard.store.Migrations;
import dev.steelyard.store.Stores;
import java.util.ArrayList;
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
            Migrations.migrate(url);
            var ready = new CyclicBarrier(NODES);
            try (var store = Stores.open(url, new MovableClock(), NODES);
                    var threads = Executors.newFixedThreadPool(NODES)) {
                var nodes = new ArrayList<Future<Boolean>>();
                for (int i = 0; i < NODES; i++) {
                    nodes.add(
                            threads.submit(
                                    () -> {
                                        ready.await();
                                        return store.<Boolean>write(
                                                tx -> {
                                                    BuiltIn.ensure(tx, "https://a.example.com");
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
}
