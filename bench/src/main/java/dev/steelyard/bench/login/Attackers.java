package dev.steelyard.bench.login;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Simulated attackers that guess passwords from many source addresses. Their accounts may or may
 * not exist, and they wait for nothing but the response. A source that is rate-limited continues
 * from another address. Thread-safe.
 */
final class Attackers implements AutoCloseable {
    /** Below the failures that one source may make at once. */
    private static final int TRIES_OF_A_SOURCE = 50;

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private final int port;
    private final String issuer;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder hashed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder others = new LongAdder();

    Attackers(int port, String issuer, int number) {
        this.port = port;
        this.issuer = issuer;
        for (int i = 0; i < number; i++) {
            threads.add(Thread.ofVirtual().start(this::attack));
        }
    }

    /** Passwords that were tried. */
    long hashed() {
        return hashed.sum();
    }

    /** Attempts that were answered 503. */
    long refused() {
        return refused.sum();
    }

    /** Attempts with any other answer. */
    long others() {
        return others.sum();
    }

    private void attack() {
        while (!over.get()) {
            int number = SOURCES.incrementAndGet();
            var source = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
            try (var form = new LoginForm(port, issuer, source)) {
                form.open();
                for (int i = 0; i < TRIES_OF_A_SOURCE && !over.get(); ) {
                    switch (form.send("user" + number + "." + i % 10 + "@example.com", "guess")) {
                        case 200 -> {
                            hashed.increment();
                            i++;
                        }
                        case 503 -> refused.increment();
                        default -> {
                            others.increment();
                            i++;
                        }
                    }
                }
            } catch (IOException e) {
                others.increment();
            }
        }
    }

    /** Ends them, once each has its answer. */
    @Override
    public void close() throws InterruptedException {
        over.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }
}
