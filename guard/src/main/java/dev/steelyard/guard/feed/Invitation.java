package dev.steelyard.guard.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the server answers to an invitation through the API. */
public sealed interface Invitation {

    /**
     * The invitation is on its way; the same for known and unknown addresses.
     *
     * @param link for the invited person only; null if the server sends it itself
     * @param expires as the server wrote it
     */
    record Sent(String id, @Nullable String link, @Nullable String expires) implements Invitation {

        @Override
        public String toString() {
            return "Sent[" + id + ", redacted]";
        }

        /** As the API answers it. */
        public Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new java.util.LinkedHashMap<>();
            json.put("_id", id);
            json.put("link", link);
            json.put("expires", expires);
            return json;
        }
    }

    /** The server refuses; its words are for the integrator. */
    record Refused(int status, String code, String message) implements Invitation {}
}
