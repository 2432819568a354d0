package dev.steelyard.domain.signal;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A security event, such as a revoked session, that waits in an event stream for its receiver (SSF
 * 1.0, section 4). Holds no secret and no name; an address only where that changed.
 *
 * @param id events are delivered in the order of ids
 * @param at when it happened
 * @param cause the transaction, shared by all events of one act or of one session's end ({@code
 *     txn}, SSF 1.0, section 4.1.9)
 * @param initiator {@code admin}, {@code user} or {@code system} (CAEP 1.0, section 2); null: of
 *     the stream itself
 * @param reason for administrators, in English (CAEP 1.0, section 2); null: of the stream itself
 * @param members further members of this type of event, such as the claims that changed
 */
public record SecurityEvent(
        Id<SecurityEvent> id,
        EventType type,
        Instant at,
        String cause,
        EventSubject subject,
        @Nullable String initiator,
        @Nullable String reason,
        AuditedProperties members) {
    /** The member with the address until an {@link EventType#IDENTIFIER_CHANGED}: its subject. */
    public static final String OLD_VALUE = "old-value";

    /** The member with the address after an {@link EventType#IDENTIFIER_CHANGED}. */
    public static final String NEW_VALUE = "new-value";

    /** An event about the stream itself: a verification or an update. */
    public static SecurityEvent ofStream(
            Id<SecurityEvent> id, EventType type, Instant at, AuditedProperties members) {
        return new SecurityEvent(id, type, at, id.hex(), EventSubject.STREAM, null, null, members);
    }
}
