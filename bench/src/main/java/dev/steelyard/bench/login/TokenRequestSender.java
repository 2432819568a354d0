package dev.steelyard.bench.login;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests access tokens at a fixed rate, without waiting for earlier responses, and measures the
 * response times. A request's time counts from when it was due, so that waiting for an earlier
 * request is included. Thread-safe.
 */
final class TokenRequestSender {
    /** Requests under way at the same time; more are late, which counts. */
    private static final int CONNECTIONS = 16;

    private final int port;
    private final String path;
    private final String form;
    private final long every;

    /**
     * @param rate tokens a second
     */
    TokenRequestSender(int port, String path, String form, int rate) {
        this.port = port;
        this.path = path;
        this.form = form;
        this.every = Duration.ofSeconds(1).toNanos() / rate;
    }

    /** How long each request took, in nanoseconds, by size. */
    long[] ask(Duration period) throws InterruptedException {
        int all = (int) (period.toNanos() / every);
        var took = new long[all];
        var threads = new Thread[CONNECTIONS];
        long begin = System.nanoTime() + every;
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            threads[i] = Thread.ofPlatform().start(() -> askEach(begin, first, took));
        }
        for (var thread : threads) {
            thread.join();
        }
        Arrays.sort(took);
        return took;
    }

    private void askEach(long begin, int first, long[] took) {
        try (var connection = new Connection(port, "")) {
            for (int i = first; i < took.length; i += CONNECTIONS) {
                long due = begin + i * every;
                for (long left = due - System.nanoTime();
                        left > 0;
                        left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                if (connection.post(path, "", form).status() != 200) {
                    throw new IllegalStateException("a token was refused");
                }
                took[i] = System.nanoTime() - due;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the token endpoint did not answer", e);
        }
    }
}
