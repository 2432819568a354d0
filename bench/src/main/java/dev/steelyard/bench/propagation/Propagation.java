package dev.steelyard.bench.propagation;

import dev.steelyard.e2e.Cluster;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.guard.feed.FeedSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Benchmark of the time until all guards apply a change made at the server ({@code bench/run
 * propagation}). Starts everything, and prints the figures.
 */
public final class Propagation {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Of one change, in milliseconds after its commit.
     *
     * @param refused when the last guard refused a request
     * @param known when the last guard had heard of it
     */
    private record Latency(long refused, long known) {}

    private final int nodes;
    private final int rounds;
    private final AtomicReference<GuardedCaller.Sent> sent;
    private final List<GuardedCaller> guards = new ArrayList<>();

    private Propagation(int nodes, int rounds, GuardedCaller.Sent first) {
        this.nodes = nodes;
        this.rounds = rounds;
        this.sent = new AtomicReference<>(first);
    }

    /** Arguments: nodes, guards, requests a second of each, rounds of each kind of change. */
    public static void main(String[] arguments) throws Exception {
        int nodes = Integer.parseInt(arguments[0]);
        int guards = Integer.parseInt(arguments[1]);
        int rate = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        try (var postgres = EmbeddedPostgres.builder().start();
                var cluster =
                        Cluster.start(
                                "postgresql://postgres:postgres@localhost:%d/postgres"
                                        .formatted(postgres.getPort()),
                                nodes);
                var committed = new CommitTimeReader(postgres.getJdbcUrl("postgres", "postgres"))) {
            var http = new Http();
            var provider = Provider.discover(http, cluster.issuer());
            var demo = cluster.demo();
            var changes =
                    new Changes(
                            ManagementCaller.of(http, provider, demo, "operator"),
                            provider,
                            demo.get("application"));
            var bench = new Propagation(nodes, rounds, changes.sent());
            try {
                for (int i = 0; i < guards; i++) {
                    var settings =
                            FeedSettings.of(
                                            URI.create(cluster.issuer()),
                                            demo.get("resource_server", "id"),
                                            demo.get("resource_server", "secret"))
                                    .withNodes(cluster.nodesFrom(i % nodes));
                    bench.guards.add(
                            new GuardedCaller(settings, "http://localhost:8081", bench.sent, rate));
                }
                bench.measure(changes, committed);
            } finally {
                bench.guards.forEach(GuardedCaller::close);
            }
        }
    }

    private void measure(Changes changes, CommitTimeReader committed) throws InterruptedException {
        var all = new LinkedHashMap<String, List<Latency>>();
        for (int round = -1; round < rounds; round++) {
            for (var change : changes.all()) {
                var latency = once(change, committed);
                // The first of each warms the nodes up.
                if (round >= 0) {
                    all.computeIfAbsent(change.name(), _ -> new ArrayList<>()).add(latency);
                }
            }
        }
        report(all);
    }

    private Latency once(Changes.Change change, CommitTimeReader committed)
            throws InterruptedException {
        var now = change.prepare().get();
        sent.set(now);
        until("all allow", guard -> is(guard, now, true));
        change.make().run();
        var last = committed.last();
        until("all know", guard -> guard.feed().applied() >= last.seq());
        long known = System.currentTimeMillis();
        until("all refuse", guard -> is(guard, now, false));
        long refused = guards.stream().mapToLong(guard -> guard.outcome().since()).max().orElse(0);
        change.undo().run();
        return new Latency(refused - last.at(), known - last.at());
    }

    private static boolean is(GuardedCaller guard, GuardedCaller.Sent sent, boolean allowed) {
        var outcome = guard.outcome();
        boolean answered = outcome.sent().equals(sent) && !outcome.code().isEmpty();
        return answered && outcome.code().equals(GuardedCaller.ALLOWED) == allowed;
    }

    private void until(String what, Predicate<GuardedCaller> holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!guards.stream().allMatch(holds)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it did not come about: " + what);
            }
            Thread.sleep(1);
        }
    }

    private void report(Map<String, List<Latency>> all) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %8s %8s %8s %8s%n",
                "change",
                "p50 ms",
                "p99 ms",
                "known50",
                "known99");
        var every = new ArrayList<Latency>();
        all.forEach(
                (name, latencies) -> {
                    line(name, latencies);
                    every.addAll(latencies);
                });
        line("all", every);
        System.out.printf(
                Locale.ROOT,
                "propagation: nodes=%d guards=%d p50=%d p99=%d%n",
                nodes,
                guards.size(),
                percentile(every.stream().map(Latency::refused).toList(), 50),
                percentile(every.stream().map(Latency::refused).toList(), 99));
    }

    private static void line(String name, List<Latency> latencies) {
        var refused = latencies.stream().map(Latency::refused).toList();
        var known = latencies.stream().map(Latency::known).toList();
        System.out.printf(
                Locale.ROOT,
                "%-12s %8d %8d %8d %8d%n",
                name,
                percentile(refused, 50),
                percentile(refused, 99),
                percentile(known, 50),
                percentile(known, 99));
    }

    private static long percentile(List<Long> values, int percent) {
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
