package dev.steelyard.guard.feed;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authorization server's answer to an invitation into an application, either sent or refused.
 */
public sealed interface InvitationResult {

    /**
     * The invitation was sent; the answer is equal for known and unknown addresses.
     *
     * @param link for the invited person only; null if the server sends it itself
     * @param expires as the server wrote it
     */
    record Sent(String id, @Nullable String link, @Nullable String expires)
            implements InvitationResult {

        @Override
        public String toString() {
            return "Sent[" + id + ", redacted]";
        }

        /** The invitation in the form of the API's answer. */
        public Map<String, @Nullable Object> toJson() {
            Map<String, @Nullable Object> json = new java.util.LinkedHashMap<>();
            json.put("_id", id);
            json.put("link", link);
            json.put("expires", expires);
            return json;
        }
    }

    /** The server refuses; the message is for the integrator. */
    record Refused(int status, String code, String message) implements InvitationResult {}
}
