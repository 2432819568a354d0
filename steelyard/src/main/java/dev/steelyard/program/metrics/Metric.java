package dev.steelyard.program.metrics;

import java.util.List;

/**
 * The description of one Prometheus metric, with its name, type, labels and help text.
 *
 * @param name complete: with its unit, and {@code _total} for a counter
 * @param labels each has few values, and none from a request
 * @param about one sentence for the reference page
 */
public record Metric(String name, Kind kind, List<String> labels, String about) {
    public enum Kind {
        COUNTER,
        GAUGE,
        HISTOGRAM,
        SUMMARY
    }

    public static Metric counter(String name, String about, String... labels) {
        return new Metric(name, Kind.COUNTER, List.of(labels), about);
    }

    public static Metric gauge(String name, String about, String... labels) {
        return new Metric(name, Kind.GAUGE, List.of(labels), about);
    }

    public static Metric histogram(String name, String about, String... labels) {
        return new Metric(name, Kind.HISTOGRAM, List.of(labels), about);
    }

    static Metric summary(String name, String about, String... labels) {
        return new Metric(name, Kind.SUMMARY, List.of(labels), about);
    }

    String[] labelNames() {
        return labels.toArray(String[]::new);
    }
}
