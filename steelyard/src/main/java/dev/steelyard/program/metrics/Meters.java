package dev.steelyard.program.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * The Prometheus registry of this process, in which gauges, counters and histograms are registered.
 * Most read existing counts when they are scraped. Thread-safe.
 */
public final class Meters {
    /**
     * Seconds: from a token request, a fraction of a millisecond, to the time at which proxies give
     * up.
     */
    private static final double[] BUCKETS = {
        0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** Takes one value, and the values of the metric's labels in their order. */
    @FunctionalInterface
    public interface Values {
        void are(double value, String... labels);
    }

    public void gauge(Metric metric, DoubleSupplier value) {
        gauges(metric, values -> values.are(value.getAsDouble()));
    }

    /** Registers a gauge for each combination of labels that {@code tell} reports at a scrape. */
    public void gauges(Metric metric, Consumer<Values> tell) {
        GaugeWithCallback.builder()
                .name(metric.name())
                .help(metric.about())
                .labelNames(metric.labelNames())
                .callback(callback -> tell.accept(callback::call))
                .register(registry);
    }

    public void counter(Metric metric, LongSupplier count) {
        counters(metric, values -> values.are(count.getAsLong()));
    }

    /** As {@link #gauges}, for counters. */
    public void counters(Metric metric, Consumer<Values> tell) {
        CounterWithCallback.builder()
                .name(metric.name())
                .help(metric.about())
                .labelNames(metric.labelNames())
                .callback(callback -> tell.accept(callback::call))
                .register(registry);
    }

    /** A counter that the caller increments. */
    public Counter counter(Metric metric) {
        return Counter.builder()
                .name(metric.name())
                .help(metric.about())
                .labelNames(metric.labelNames())
                .withoutExemplars()
                .register(registry);
    }

    /** A histogram of seconds. */
    public Histogram histogram(Metric metric) {
        return Histogram.builder()
                .name(metric.name())
                .help(metric.about())
                .labelNames(metric.labelNames())
                .classicOnly()
                .classicUpperBounds(BUCKETS)
                .withoutExemplars()
                .register(registry);
    }

    /** A constant; its value is 1. */
    void info(Metric metric, String... labels) {
        Info.builder()
                .name(metric.name())
                .help(metric.about())
                .labelNames(metric.labelNames())
                .register(registry)
                .setLabelValues(labels);
    }

    /** Also converts durations whose nanoseconds exceed a {@code long}, such as "since ever". */
    public static double seconds(Duration duration) {
        return duration.toSeconds() + duration.getNano() / 1e9;
    }

    PrometheusRegistry registry() {
        return registry;
    }

    /** The present values of all metrics. */
    public MetricSnapshots scrape() {
        return registry.scrape();
    }
}
