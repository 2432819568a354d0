package dev.steelyard.program.client;

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
     * @param reference by which the server's log knows the request
     */
    record Refused(
            int status,
            String code,
            String message,
            @Nullable String field,
            @Nullable String reference)
            implements ApiAnswer {}
}
