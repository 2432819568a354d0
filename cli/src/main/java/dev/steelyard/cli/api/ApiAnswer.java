package dev.steelyard.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A response of the management API, either the JSON body of a success or an error. */
public sealed interface ApiAnswer {

    /**
     * Success.
     *
     * @param body missing where there is none; may hold secrets that are shown once
     */
    record Done(JsonNode body) implements ApiAnswer {
        @Override
        public String toString() {
            return "Done";
        }
    }

    /**
     * A refusal, with the reason.
     *
     * @param field the invalid member of the request
     * @param version the current one, where another was expected; null: not given
     * @param changes members whose current value differs from the sent one, as far as the server
     *     lists them
     * @param reference the id of the request in the server's log
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
        /** This refusal with another message. */
        public Refused saying(String other) {
            return new Refused(status, code, other, field, version, changes, reference);
        }
    }

    /** A member of a resource that another caller changed. */
    record Change(String field, JsonNode sent, JsonNode current) {}
}
