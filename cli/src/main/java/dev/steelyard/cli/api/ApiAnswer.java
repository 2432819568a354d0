package dev.steelyard.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the management API says. */
public sealed interface ApiAnswer {

    /**
     * Done.
     *
     * @param body missing where there is nothing to say; may hold secrets that are shown once
     */
    record Done(JsonNode body) implements ApiAnswer {
        @Override
        public String toString() {
            return "Done";
        }
    }

    /**
     * Refused, with the reason.
     *
     * @param field the member of the request that is wrong
     * @param version the present one, where another one was expected; null: not told
     * @param changes what is otherwise now than it was sent, as far as that is told
     * @param reference by which the server's log knows the request
     */
    record Refused(
            int status,
            String code,
            String message,
            @Nullable String field,
            @Nullable Long version,
            List<Change> changes,
            @Nullable String reference)
            implements ApiAnswer {
        /** The same, in other words. */
        public Refused saying(String other) {
            return new Refused(status, code, other, field, version, changes, reference);
        }
    }

    /** A member of a resource that somebody else changed. */
    record Change(String field, JsonNode sent, JsonNode current) {}
}
