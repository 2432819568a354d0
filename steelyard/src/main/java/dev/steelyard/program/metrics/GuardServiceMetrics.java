package dev.steelyard.program.metrics;

import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.program.settings.MetricsSettings;
import java.util.List;
import java.util.stream.Stream;

/** All Prometheus metrics of {@code steelyard guard}, with the HTTP listener that serves them. */
public final class GuardServiceMetrics implements AutoCloseable {
    public static final List<Metric> ALL =
            Stream.of(DecisionMeters.ALL, FeedMeters.ALL, CacheMeters.ALL, ProcessMeters.ALL)
                    .flatMap(List::stream)
                    .toList();

    private final DecisionMeters decisions;
    private final MetricsServer server;

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException where it can't
     */
    public GuardServiceMetrics(MetricsSettings settings, GuardFeed feed) {
        var meters = new Meters();
        decisions = new DecisionMeters(meters);
        FeedMeters.bind(meters, feed);
        ProcessMeters.bind(meters);
        server = MetricsServer.start(settings, meters);
    }

    /** The observer of decisions, for the guard to measure. */
    public DecisionObserver decisions() {
        return decisions;
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
