package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several nodes that seal what several nodes record, all at once. */
class SealingNodesTest {
    private static final int ROUNDS = 40;

    @Test
    void nodesAtOnce_everyEventIsUnderOneSeal() throws Exception {
        var database = Databases.postgres();
        try (var one = new Steelyard(database);
                var two = new Steelyard(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var barrier = new CyclicBarrier(8);
            var names = new AtomicInteger();
            var sealed = new AtomicInteger();
            var done = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                var node = i % 2 == 0 ? one : two;
                boolean seals = i < 4;
                done.add(
                        threads.submit(
                                () -> {
                                    barrier.await();
                                    for (int round = 0; round < ROUNDS; round++) {
                                        if (seals) {
                                            sealed.addAndGet(node.manage.sealEvents().seal());
                                        } else {
                                            reseller(node, names.incrementAndGet());
                                        }
                                    }
                                    return true;
                                }));
            }
            for (var each : done) {
                each.get();
            }
            sealed.addAndGet(one.manage.sealEvents().seal());

            var export = Exports.of(one, one.operator);
            var report = export.verify();
            assertThat(report.findings()).isEmpty();
            assertThat(report.proven()).isEqualTo(sealed.get());
            assertThat(export.events())
                    .filteredOn(event -> event.path("action").asString().equals("reseller.create"))
                    .hasSize(4 * ROUNDS);
            assertThat(List.copyOf(export.events()))
                    .extracting(event -> event.path("_id").asString())
                    .doesNotHaveDuplicates();
            assertThat(report.seals()).isGreaterThan(3);
        }
    }

    private static void reseller(Steelyard node, int number) {
        node.post(node.operator, "/resellers", Map.of("name", "R" + number)).expect(201);
    }
}
