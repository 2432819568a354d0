package dev.steelyard.bench.login;

import java.util.Locale;

/**
 * The measurements of one time window of the login benchmark, such as token latencies and password
 * hashes per second.
 *
 * @param took how long each token took, in nanoseconds, by size
 * @param hashes passwords of attackers, a second
 * @param refused attempts of attackers that were answered 503, a second
 * @param collecting share of the time in which the server stood still for its garbage
 */
record Window(long[] took, double hashes, double refused, double collecting) {
    static final String HEADING =
            "attackers      p50_ms   p99_ms   max_ms hashes/s    503/s     gc_%";

    String line(int attackers) {
        return String.format(
                Locale.ROOT,
                "%-12d %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f",
                attackers,
                millis(took, 0.5),
                millis(took, 0.99),
                millis(took, 1),
                hashes,
                refused,
                collecting * 100);
    }

    /**
     * @param took by size
     */
    static double millis(long[] took, double share) {
        return took[(int) Math.min(took.length - 1, took.length * share)] / 1e6;
    }
}
