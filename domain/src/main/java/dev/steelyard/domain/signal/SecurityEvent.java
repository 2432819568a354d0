package dev.steelyard.domain.signal;

import dev.steelyard.domain.audit.Facts;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event, as it waits to be told. Never holds a secret, an address or a name.
 *
 * @param id in whose order events are told
 * @param at when it happened
 * @param cause what brought it about, the same for all that is told of one act, or of one session's
 *     end ({@code txn}, SSF 1.0, section 4.1.9)
 * @param initiator {@code admin}, {@code user} or {@code system} (CAEP 1.0, section 2); null: of
 *     the stream itself
 * @param reason for administrators, in English (CAEP 1.0, section 2); null: of the stream itself
 * @param members what this type of event has beside these: of changed claims the claims themselves
 */
public record SecurityEvent(
        Id<SecurityEvent> id,
        EventType type,
        Instant at,
        String cause,
        EventSubject subject,
        @Nullable String initiator,
        @Nullable String reason,
        Facts members) {
    /** Of the stream itself: it verifies, or was updated. */
    public static SecurityEvent ofStream(
            Id<SecurityEvent> id, EventType type, Instant at, Facts members) {
        return new SecurityEvent(id, type, at, id.hex(), EventSubject.STREAM, null, null, members);
    }
}
