package dev.steelyard.program;

import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.proxy.DecisionServer;
import dev.steelyard.program.configuration.GuardConfiguration;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import dev.steelyard.program.metrics.GuardServiceMetrics;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The running decision service ({@code steelyard guard}), which tells a proxy whether to allow each
 * API request.
 */
public final class GuardNode implements AutoCloseable {
    private final GuardFeed feed;
    private final DecisionServer server;
    private final @Nullable GuardServiceMetrics metrics;

    private GuardNode(
            GuardFeed feed, DecisionServer server, @Nullable GuardServiceMetrics metrics) {
        this.feed = feed;
        this.server = server;
        this.metrics = metrics;
    }

    /**
     * Starts it; the server need not be running.
     *
     * @throws IllegalStateException the port is in use
     */
    public static GuardNode start(GuardConfiguration configuration) {
        var clock = InstantSource.system();
        var feed = GuardFeed.connect(configuration.feed(), clock);
        GuardServiceMetrics metrics = null;
        try {
            var builder =
                    Guard.builder()
                            .audience(configuration.api().audience())
                            .feed(feed)
                            .operations(configuration.api().operations())
                            .announced()
                            .provider(CryptoProviderSelector.fastest())
                            .clock(clock)
                            .silenceLimit(configuration.api().silence());
            var address = configuration.api().address();
            if (address != null) {
                builder.address(address);
            }
            if (configuration.metrics() != null) {
                metrics = new GuardServiceMetrics(configuration.metrics(), feed);
                builder.observer(metrics.decisions());
            }
            return new GuardNode(
                    feed,
                    DecisionServer.start(builder.build(), configuration.listener(), clock),
                    metrics);
        } catch (RuntimeException e) {
            if (metrics != null) {
                metrics.close();
            }
            feed.close();
            throw e;
        }
    }

    /** The port of the metrics listener; empty: none. */
    public OptionalInt metricsPort() {
        return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Stops accepting requests, waits for those in progress, then stops the feed. */
    @Override
    public void close() {
        server.close();
        if (metrics != null) {
            metrics.close();
        }
        feed.close();
    }
}
