package dev.steelyard.http.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response with its status, headers and body or stream. Immutable.
 *
 * @param body not to be changed; empty if there is a stream
 * @param stream a body that is written incrementally; null: none
 * @param refusal the code of the error, for the metrics; null: it is no refusal
 */
public record Reply(
        int status,
        List<Header> headers,
        byte[] body,
        @Nullable Lasting stream,
        @Nullable String refusal) {
    private static final byte[] EMPTY = {};

    /** A response header; a value never holds a line break. */
    public record Header(String name, String value) {
        public Header {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a control character in header " + name);
            }
        }
    }

    /** A body that is written incrementally. */
    @FunctionalInterface
    public interface Stream {
        /**
         * Flushed bytes are sent. Returning ends the answer.
         *
         * @throws IOException as {@code out} does, when the listener has disconnected
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A stream and the receiver whose limit it counts against. */
    public record Lasting(String listener, Stream body) {}

    public static Reply empty(int status) {
        return new Reply(status, List.of(), EMPTY, null, null);
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(
                status, List.of(new Header("Content-Type", contentType)), body, null, null);
    }

    /**
     * A 200 with a lasting answer: it is not counted among the requests in progress, nor its
     * connection among the others, but it is the last answer on the connection.
     *
     * @param listener the receiver; a limit keeps one receiver from taking all places for streams
     */
    public static Reply stream(String listener, String contentType, Stream body) {
        var type = new Header("Content-Type", contentType);
        return new Reply(
                200,
                List.of(type, new Header("Connection", "close")),
                EMPTY,
                new Lasting(listener, body),
                null);
    }

    /** {@code value} as JSON. */
    public static Reply json(int status, Object value) {
        return of(status, "application/json", Json.MAPPER.writeValueAsBytes(value));
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** 303: the next request is a GET. */
    public static Reply redirect(String location) {
        return empty(303).with("Location", location);
    }

    public Reply with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, List.copyOf(more), body, stream, refusal);
    }

    public Reply with(Map<String, String> added) {
        var more = new ArrayList<>(headers);
        added.forEach((name, value) -> more.add(new Header(name, value)));
        return new Reply(status, List.copyOf(more), body, stream, refusal);
    }

    /** With {@code Retry-After} (RFC 9110, section 10.2.3): whole seconds, 1 or more. */
    public Reply retryAfter(Duration wait) {
        return with("Retry-After", TooManyRequests.retryAfter(wait));
    }

    /** For answers that carry tokens or depend on the caller (RFC 6749, section 5.1). */
    public Reply noStore() {
        return with("Cache-Control", "no-store");
    }

    /**
     * Marks this answer as a refusal for the metrics; the mark is not sent. The first mark counts.
     *
     * @param code a constant of the program, never a value from a request
     */
    public Reply refusing(String code) {
        return refusal != null ? this : new Reply(status, headers, body, stream, code);
    }

    /** The status only: headers and body may hold secrets. */
    @Override
    public String toString() {
        return "Reply " + status;
    }
}
