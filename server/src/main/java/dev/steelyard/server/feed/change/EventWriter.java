package dev.steelyard.server.feed.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.server.feed.change.RecentChanges.Told;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes changes, such as revocations, as Server-Sent Events to the stream of one API guard
 * (docs/guard-protocol.md). Each event says how long the stream has been open, so that the guard
 * knows the greatest age of the event.
 */
final class EventWriter {
    private final OutputStream out;
    private final long begun;

    /**
     * @param begun on the clock of {@link System#nanoTime}, not before the request was sent
     */
    EventWriter(OutputStream out, long begun) {
        this.out = out;
        this.begun = begun;
    }

    /** The changes after {@code after}; none: a heartbeat. */
    void changes(long after, long head, Duration silence, List<Told> changes) throws IOException {
        var json = changes.stream().map(Told::json).collect(Collectors.joining(","));
        long last = changes.isEmpty() ? head : changes.getLast().seq();
        var event = changes.isEmpty() ? "heartbeat" : "changes";
        write(event, last, after, head, silence, false, json);
    }

    /** The changes after {@code after} are unknown: the guard goes on from {@code head}. */
    void reset(long after, long head, Duration silence) throws IOException {
        write("reset", head, after, head, silence, true, "");
    }

    private void write(
            String event,
            long id,
            long after,
            long head,
            Duration silence,
            boolean reset,
            String changes)
            throws IOException {
        long elapsed = (System.nanoTime() - begun) / 1_000_000;
        var text =
                """
                id: %d
                event: %s
                data: {"after":%d,"head":%d,"elapsed_ms":%d,"confirmed_age_ms":%d,"reset":%b,"changes":[%s]}

                """
                        .formatted(
                                id,
                                event,
                                after,
                                head,
                                elapsed,
                                // Rounded up: never too young.
                                silence.toMillis() + 1,
                                reset,
                                changes);
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
