package dev.steelyard.program.metrics.node;

import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.server.Load;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.mail.OutboxSender;
import dev.steelyard.program.metrics.CacheMeters;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.program.metrics.MetricsServer;
import dev.steelyard.program.metrics.ProcessMeters;
import dev.steelyard.program.settings.MetricsSettings;
import dev.steelyard.server.Core;
import dev.steelyard.store.sql.transaction.SqlStore;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All Prometheus metrics of an authorization server, with the HTTP listener that serves them. */
public final class NodeMetrics implements AutoCloseable {
    public static final List<Metric> ALL =
            Stream.of(
                            RequestMeters.ALL,
                            OutcomeMeters.ALL,
                            LoadMeters.ALL,
                            ChangeMeters.ALL,
                            CacheMeters.ALL,
                            StoreMeters.ALL,
                            MailMeters.ALL,
                            GuardsMeters.ALL,
                            ChoreMeters.ALL,
                            ProcessMeters.ALL)
                    .flatMap(List::stream)
                    .toList();

    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);

    private final Meters meters = new Meters();
    private final RequestMeters requests = new RequestMeters(meters);
    private final RequestLimits limits;
    private final MetricsServer server;

    /**
     * Starts to listen.
     *
     * @param mails sends the mails of the node; null: mail is off
     * @param expired number of rows deleted since the start
     * @throws IllegalStateException where it can't listen
     */
    public NodeMetrics(
            MetricsSettings settings,
            Core core,
            SqlStore store,
            @Nullable OutboxSender mails,
            LongSupplier expired) {
        limits = core.settings().requests();
        var counts = new DatabaseCounts(store, core.context().clock());
        OutcomeMeters.bind(meters, core.activity().counted(), core.hasherQueue());
        ChangeMeters.bind(meters, core.pump(), core.directory());
        StoreMeters.bind(meters, store, expired, counts);
        MailMeters.bind(meters, mails, counts);
        GuardsMeters.bind(meters, counts);
        ChoreMeters.bind(meters, core.chores());
        ProcessMeters.bind(meters);
        server = MetricsServer.start(settings, meters);
        core.chores().every(COUNT_EVERY, "metrics", counts::refresh).wake();
    }

    /** The observer of requests, for the server to measure. */
    public ReplyObserver requests() {
        return requests;
    }

    /** Adds the load of that server from now on. */
    public void load(Supplier<Load> load) {
        LoadMeters.bind(meters, load, limits);
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
