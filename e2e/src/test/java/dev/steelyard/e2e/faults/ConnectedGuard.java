package dev.steelyard.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.operation.Operations;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A real guard, asked about requests of the platform's client. Thread-safe. */
final class ConnectedGuard implements AutoCloseable {
    /** How long it may hear nothing. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform platform;
    private final GuardFeed feed;
    private final Guard guard;

    ConnectedGuard(Platform platform, InstantSource clock, List<URI> nodes) {
        this.platform = platform;
        var demo = platform.cluster().demo();
        feed =
                GuardFeed.connect(
                        FeedSettings.of(
                                        URI.create(platform.cluster().issuer()),
                                        demo.get("resource_server", "id"),
                                        demo.get("resource_server", "secret"))
                                .withNodes(nodes),
                        clock);
        guard =
                Guard.builder()
                        .audience("http://localhost:8081")
                        .feed(feed)
                        .clock(clock)
                        .silenceLimit(LIMIT)
                        .operations(Operations.parse("GET /{application}/documents documents:read"))
                        .build();
    }

    GuardFeed feed() {
        return feed;
    }

    boolean allowed(String token) {
        var request =
                new GuardRequest(
                        "GET",
                        "/" + platform.cluster().demo().get("application") + "/documents",
                        null,
                        List.of("Bearer " + token),
                        List.of(String.valueOf(platform.client().apiKey())),
                        List.of(),
                        "fault");
        return guard.decide(request) instanceof Decision.Allowed;
    }

    void awaitStreaming() {
        await(() -> feed.figures().streaming());
    }

    /** Allowed; refused after a suspension, within the limit; and allowed again after a revival. */
    void assertSuspensionBites() {
        var token = platform.token();
        await(() -> allowed(token));
        platform.suspend();
        assertRefusedWithinLimit(token);
        platform.revive();
        await(() -> allowed(token));
    }

    /** From now on. */
    void assertRefusedWithinLimit(String token) {
        long from = System.nanoTime();
        while (allowed(token)) {
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LIMIT);
        }
    }

    /** As long as the machine takes; the test as a whole has a limit. */
    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
