package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.StateUnavailable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads Server-Sent Events (HTML Living Standard, section 9.2.6) from a response body, each limited
 * in size. Used by one thread.
 */
public final class EventReader {
    private static final int MAXIMUM_EVENT = 4 * 1024 * 1024;

    /**
     * One event.
     *
     * @param id the last id in the stream, by the standard; empty: none yet
     */
    public record Event(String name, String id, String data) {}

    private final InputStream in;
    private String id = "";
    private boolean afterReturn;

    EventReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Waits for the next event; null at the end, where an unfinished event is dropped. */
    @Nullable Event next() throws IOException {
        String name = "";
        StringBuilder data = new StringBuilder();
        String line;
        while ((line = line()) != null) {
            if (line.isEmpty()) {
                if (!data.isEmpty())
                    return new Event(name.isEmpty() ? "message" : name, id, chomp(data));
                name = "";
                continue;
            }
            int colon = line.indexOf(':');
            // A line that begins with a colon is a comment.
            if (colon == 0) continue;
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            if (value.startsWith(" ")) value = value.substring(1);
            switch (field) {
                case "event" -> name = value;
                case "data" -> data.append(value).append('\n');
                case "id" -> id = value;
                default -> {}
            }
            if (data.length() > MAXIMUM_EVENT) throw tooLarge();
        }
        return null;
    }

    private static String chomp(StringBuilder data) {
        return data.substring(0, data.length() - 1);
    }

    /** A line up to CR, LF or both; null at the end, also within a line. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        int next;
        while ((next = in.read()) >= 0) {
            if (next == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = next == '\r';
            if (next == '\r' || next == '\n') return bytes.toString(StandardCharsets.UTF_8);
            bytes.write(next);
            if (bytes.size() > MAXIMUM_EVENT) throw tooLarge();
        }
        return null;
    }

    private static StateUnavailable tooLarge() {
        return new StateUnavailable("an event of the stream is too large");
    }
}
