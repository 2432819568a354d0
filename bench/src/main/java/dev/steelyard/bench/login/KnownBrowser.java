package dev.steelyard.bench.login;

import dev.steelyard.e2e.demo.Demo;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A simulated browser from which the demo user logs in repeatedly, below the rate limit, during a
 * password attack. Thread-safe.
 */
final class KnownBrowser implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(700);
    private static final int REDIRECT = 303;

    private final LoginForm form;
    private final String email;
    private final String password;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();
    private final Thread thread;

    /** Logs in for the first time, and begins. */
    KnownBrowser(int port, String issuer, Demo demo) throws IOException {
        form = new LoginForm(port, issuer, "192.0.2.1");
        email = demo.get("user", "email");
        password = demo.get("user", "password");
        if (!logIn()) {
            throw new IllegalStateException("the demonstration's user can't log in");
        }
        thread = Thread.ofVirtual().start(this::repeat);
    }

    int tried() {
        return tried.get();
    }

    int succeeded() {
        return succeeded.get();
    }

    private boolean logIn() throws IOException {
        form.leave();
        form.open();
        return form.send(email, password) == REDIRECT;
    }

    private void repeat() {
        while (!over.get()) {
            try {
                succeeded.addAndGet(logIn() ? 1 : 0);
                Thread.sleep(BETWEEN);
            } catch (IOException e) {
                // Counts as one that did not succeed.
            } catch (InterruptedException e) {
                return;
            }
            tried.incrementAndGet();
        }
    }

    /** Ends, once it has its answer. */
    @Override
    public void close() throws IOException, InterruptedException {
        over.set(true);
        thread.join();
        form.close();
    }
}
