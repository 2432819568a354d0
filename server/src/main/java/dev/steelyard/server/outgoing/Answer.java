package dev.steelyard.server.outgoing;

import java.util.Map;
import java.util.Optional;

/** What became of an outgoing request. The reasons are for the log, never for who caused it. */
public sealed interface Answer {
    /**
     * The other side answered, whatever the status; redirects are answers like any other.
     *
     * @param headers by their names in lower case; of several of one name the first
     * @param body read as UTF-8
     */
    record Answered(int status, Map<String, String> headers, String body) implements Answer {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public boolean successful() {
            return status >= 200 && status < 300;
        }

        /** {@code name} in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Nothing was sent: this address may not be called, now or later. */
    record Forbidden(String reason) implements Answer {}

    /** Nothing was sent: too many are under way, of this owner or in all. */
    record Busy() implements Answer {}

    /** No whole answer came in time; it may next time. */
    record Failed(String reason) implements Answer {}
}
