package dev.steelyard.bench.propagation;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.GuardRequest;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.operation.Operations;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/** A guard and a simulated caller, which sends it requests at a steady rate. */
final class GuardedCaller implements AutoCloseable {
    /** What the callers of all guards send. */
    record Sent(String application, String token, String apiKey) {}

    /**
     * What the last request of one came to.
     *
     * @param since epoch milliseconds of the first of an unbroken row with that outcome
     */
    record Outcome(Sent sent, String code, long since) {}

    static final String ALLOWED = "allowed";
    private static final String NONE = "";

    private final GuardFeed feed;
    private final Guard guard;
    private final AtomicReference<Sent> sent;
    private final long pause;
    private final Thread thread;
    private volatile Outcome outcome;
    private volatile boolean closed;

    GuardedCaller(FeedSettings settings, String audience, AtomicReference<Sent> sent, int rate) {
        this.feed = GuardFeed.connect(settings, InstantSource.system());
        this.guard =
                Guard.builder()
                        .audience(audience)
                        .feed(feed)
                        .operations(Operations.parse("GET /{application}/documents documents:read"))
                        .build();
        this.sent = sent;
        this.pause = 1000 / rate;
        this.outcome = new Outcome(sent.get(), NONE, 0);
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(pause));
            while (!closed) {
                ask(sent.get());
                Thread.sleep(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Sent now) {
        var code =
                switch (guard.decide(request(now))) {
                    case Decision.Allowed _ -> ALLOWED;
                    // It fell over: that is no refusal of the change that is measured.
                    case Decision.Unavailable _ -> NONE;
                    case Decision.Refused refused -> refused.refusal().code().code();
                };
        var before = outcome;
        if (!before.sent().equals(now) || !before.code().equals(code)) {
            outcome = new Outcome(now, code, System.currentTimeMillis());
        }
    }

    private static GuardRequest request(Sent sent) {
        return new GuardRequest(
                "GET",
                "/" + sent.application() + "/documents",
                null,
                List.of("Bearer " + sent.token()),
                List.of(sent.apiKey()),
                List.of(),
                "bench");
    }

    Outcome outcome() {
        return outcome;
    }

    GuardFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        // Not interrupted: a request that is under way would be refused.
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        feed.close();
    }
}
