package dev.steelyard.program.metrics;

import dev.steelyard.guard.feed.CacheMetrics;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Registers the cache metrics of a process, such as hits, loads and entries. */
public final class CacheMeters {
    private static final Metric HITS =
            Metric.counter("steelyard_cache_hits_total", "Look-ups that found an entry.", "cache");
    private static final Metric LOADS =
            Metric.counter(
                    "steelyard_cache_loads_total",
                    "Look-ups without an entry: a node then asked its database, a guard the server.",
                    "cache");
    private static final Metric FAILED =
            Metric.counter("steelyard_cache_failed_total", "Look-ups that failed.", "cache");
    private static final Metric STALE =
            Metric.counter(
                    "steelyard_cache_stale_total", "Entries that a change made stale.", "cache");
    private static final Metric ENTRIES =
            Metric.gauge(
                    "steelyard_cache_entries", "Entries in the cache, approximately.", "cache");
    public static final List<Metric> ALL = List.of(HITS, LOADS, FAILED, STALE, ENTRIES);

    private CacheMeters() {}

    /**
     * @param caches by name of their content
     */
    public static void bind(Meters meters, Supplier<Map<String, CacheMetrics>> caches) {
        meters.counters(HITS, each(caches, CacheMetrics::hits));
        meters.counters(LOADS, each(caches, CacheMetrics::loads));
        meters.counters(FAILED, each(caches, CacheMetrics::failed));
        meters.counters(STALE, each(caches, CacheMetrics::stale));
        meters.gauges(ENTRIES, each(caches, CacheMetrics::size));
    }

    private static Consumer<Meters.Values> each(
            Supplier<Map<String, CacheMetrics>> caches, ToLongFunction<CacheMetrics> figure) {
        return values ->
                caches.get().forEach((name, now) -> values.are(figure.applyAsLong(now), name));
    }
}
