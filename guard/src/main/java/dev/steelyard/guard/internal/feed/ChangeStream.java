package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.ChangePage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives changes of permissions from the authorization server's event stream and applies them to
 * the guard's caches. One thread follows; others may ask whether it does, and {@link #cut} it. The
 * age of an event is measured from the stream's request and its duration on the server's clock, so
 * that a delayed event is known to be old.
 */
public final class ChangeStream {
    /** An event comes each second; after this time without one the stream is dead. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** A stream with a longer delay is no better than polling. */
    private static final Duration LATE = Duration.ofSeconds(5);

    /** Clock drift stays below 0.1 s in that time; and new nodes get their share of guards. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ServerConnection server;
    private final Discovery discovery;
    private final ChangeApplier changes;
    private final LongSupplier nanoTime;
    private volatile @Nullable InputStream open;
    private volatile boolean streaming;
    private volatile boolean told;
    private volatile long heard;
    private volatile long streams;

    public ChangeStream(
            ServerConnection server,
            Discovery discovery,
            ChangeApplier changes,
            LongSupplier nanoTime) {
        this.server = server;
        this.discovery = discovery;
        this.changes = changes;
        this.nanoTime = nanoTime;
    }

    /**
     * Follows until the stream ends.
     *
     * @param heard runs after each applied event
     * @return false: the server has no stream
     * @throws StateUnavailable the stream could not be opened, or was cut
     */
    boolean follow(Runnable heard) {
        told = false;
        OptionalLong place = changes.place();
        String query = place.isPresent() ? "?after=" + place.getAsLong() : "";
        URI uri = discovery.guard("/changes/stream" + query);
        long asked = nanoTime.getAsLong();
        InputStream body = server.stream(uri);
        if (body == null) return false;
        this.heard = System.nanoTime();
        open = body;
        Thread watch = Thread.ofVirtual().name("guard-stream-watch").start(() -> watch(body));
        try (body) {
            read(new EventReader(body), asked, heard);
        } catch (IOException e) {
            throw new StateUnavailable(uri.getPath() + " broke off", e);
        } finally {
            streaming = false;
            open = null;
            watch.interrupt();
        }
        return true;
    }

    private void read(EventReader events, long asked, Runnable applied) throws IOException {
        long longest = LONGEST.toMillis();
        long end = asked + nanos(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        EventReader.Event event;
        while ((event = events.next()) != null) {
            heard = System.nanoTime();
            apply(event, asked);
            if (!streaming) streams++;
            streaming = true;
            told = true;
            applied.run();
            if (nanoTime.getAsLong() - end > 0) return;
        }
    }

    /**
     * Applies an event.
     *
     * @param asked the time of the stream's request
     * @throws StateUnavailable the stream can't continue
     */
    public void apply(EventReader.Event event, long asked) {
        switch (event.name()) {
            case "changes", "heartbeat", "reset" -> {
                JsonMemberReader json = JsonMemberReader.object(event.data());
                ChangePage slice = StateReader.slice(json, changes.applied());
                long written = asked + nanos(json.number("elapsed_ms"));
                if (nanoTime.getAsLong() - written > LATE.toNanos()) {
                    throw new StateUnavailable("the stream of changes is late");
                }
                if (!changes.apply(slice, written - nanos(json.number("confirmed_age_ms")))) {
                    throw new StateUnavailable("the stream of changes has a gap");
                }
            }
            default -> unknown(event.id());
        }
    }

    /** An event type of a newer server; one that can alter a decision has a number. */
    private void unknown(String id) {
        try {
            if (!id.isEmpty()) changes.applyUnknown(Long.parseLong(id));
        } catch (NumberFormatException e) {
            throw JsonMemberReader.unexpected("id");
        }
    }

    private void watch(InputStream body) {
        try {
            long left;
            while ((left = heard + QUIET.toNanos() - System.nanoTime()) > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            close(body);
        } catch (InterruptedException e) {
            // The stream has ended by itself.
        }
    }

    /** Whether an event has come on a stream that is still open. */
    public boolean streaming() {
        return streaming;
    }

    /** The number of streams that sent an event. */
    public long streams() {
        return streams;
    }

    /** Whether the last stream sent an event. */
    boolean told() {
        return told;
    }

    /** Closes the open stream, if there is one. */
    void cut() {
        InputStream body = open;
        if (body != null) close(body);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // closed already
        }
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
