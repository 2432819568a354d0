package dev.steelyard.bench.active;

import dev.steelyard.e2e.Cluster;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Benchmark of one guard's memory and update times with many active clients, against a server with
 * many more clients in PostgreSQL. A tenth of the active clients belong to one application, whose
 * role is then changed.
 */
public final class ActiveClients {
    private static final int CLIENTS_AN_APPLICATION = 100;
    private static final double MEBI = 1024.0 * 1024.0;

    private final GuardFeed feed;
    private final int callers;

    private ActiveClients(GuardFeed feed, int callers) {
        this.feed = feed;
        this.callers = callers;
    }

    /** Clients, active clients, and requests that come at once. */
    public static void main(String[] arguments) throws Exception {
        int clients = Integer.parseInt(arguments[0]);
        int active = Integer.parseInt(arguments[1]);
        int callers = Integer.parseInt(arguments[2]);
        try (var postgres = EmbeddedPostgres.builder().start();
                var cluster =
                        Cluster.start(
                                "postgresql://postgres:postgres@localhost:%d/postgres"
                                        .formatted(postgres.getPort()),
                                1)) {
            var http = new Http();
            var provider = Provider.discover(http, cluster.issuer());
            var demo = cluster.demo();
            var management = ManagementCaller.of(http, provider, demo, "operator");
            var settings =
                    FeedSettings.of(
                                    URI.create(cluster.issuer()),
                                    demo.get("resource_server", "id"),
                                    demo.get("resource_server", "secret"))
                            .withPrincipals(active);
            int crowd = active / 10;
            long begun = System.nanoTime();
            TestDataWriter.write(
                    postgres.getJdbcUrl("postgres", "postgres"),
                    originals(management, demo.get("application")),
                    clients,
                    Math.max(2, clients / CLIENTS_AN_APPLICATION),
                    crowd);
            System.out.printf(Locale.ROOT, "filled in %.1f s%n", since(begun));
            try (var feed = GuardFeed.connect(settings, InstantSource.system())) {
                var bench = new ActiveClients(feed, callers);
                System.out.println(bench.measure(clients, active, crowd, management));
            }
        }
    }

    /** A client with an API key and a role, to be copied. */
    private static TestDataWriter.Originals originals(
            ManagementCaller management, String application) {
        var at = "/applications/" + application;
        var permissions = List.of("application:read", "collections:read", "documents:read");
        var role =
                management
                        .post(at + "/roles", Map.of("name", "Bench", "permissions", permissions))
                        .expect(201)
                        .text("_id");
        var client =
                management
                        .post(
                                at + "/clients",
                                Map.of(
                                        "name",
                                        "Bench",
                                        "type",
                                        "confidential",
                                        "grant_types",
                                        List.of("client_credentials"),
                                        "roles",
                                        List.of(role)))
                        .expect(201)
                        .text("_id");
        return new TestDataWriter.Originals(application, role, client);
    }

    private String measure(int clients, int active, int crowd, ManagementCaller management)
            throws InterruptedException, ExecutionException {
        // The compilers' share, and what a guard has anyway.
        meet(clients - 999, clients, PrincipalState::live);
        long before = used();
        long begun = System.nanoTime();
        meet(1, active, PrincipalState::live);
        double load = since(begun);
        double taken = used() - before;
        var loading = feed.figures().loading();
        System.out.printf(
                Locale.ROOT,
                "met %d in %d calls, %d turned away%n",
                feed.figures().states().size(),
                loading.calls(),
                loading.turnedAway());
        long changed = System.nanoTime();
        management
                .patch(
                        "/roles/" + TestDataWriter.roleOfTheCrowd(),
                        Map.of("permissions", List.of("collections:read", "documents:write")))
                .expect(200);
        long seq = head();
        while (feed.applied() < seq) Thread.sleep(1);
        double known = since(changed);
        meet(1, crowd, state -> state.permissions().contains("documents:write"));
        double again = since(changed);
        System.out.printf(
                Locale.ROOT,
                "a role of %d: known after %.0f ms, all answered after %.0f ms%n",
                crowd,
                known * 1000,
                again * 1000);
        return String.format(
                Locale.ROOT,
                "active: clients=%d active=%d load_s=%.1f states_per_s=%.0f guard_mb=%.0f"
                        + " bytes_per_state=%.0f node_mb=%.0f role_change_ms=%.0f",
                clients,
                active,
                load,
                active / load,
                (before + taken) / MEBI,
                taken / active,
                node() / MEBI,
                again * 1000);
    }

    /** What the guard has been told of, which is the change that was just made or a later one. */
    private long head() {
        feed.poll();
        return feed.figures().head();
    }

    /** By so many callers at once, each asking for one after another. */
    private void meet(int first, int last, Predicate<PrincipalState> expected)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var met =
                    IntStream.range(0, callers)
                            .mapToObj(_ -> threads.submit(() -> meetEach(next, last, expected)))
                            .toList();
            // A state that wasn't had makes the figures worthless.
            for (var each : met) {
                each.get();
            }
        }
    }

    private void meetEach(AtomicInteger next, int last, Predicate<PrincipalState> expected) {
        int number;
        while ((number = next.getAndIncrement()) <= last) {
            if (!expected.test(state(number))) {
                throw new IllegalStateException("the state of client " + number + " is another");
            }
        }
    }

    private PrincipalState state(int number) {
        return feed.state(new PrincipalRef(TestDataWriter.client(number), null));
    }

    private static double since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }

    /** Bytes on the heap that something refers to. */
    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Resident bytes of the node: of the child that runs the server's program. */
    private static double node() {
        return ProcessHandle.current()
                .children()
                .filter(
                        child ->
                                child.info()
                                        .commandLine()
                                        .orElse("")
                                        .contains("steelyard.jar demo"))
                .mapToLong(ActiveClients::resident)
                .sum();
    }

    private static long resident(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
