package dev.steelyard.admin.signal;

import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import java.util.List;

/**
 * What a receiver got that asked (RFC 8936, section 2.3).
 *
 * @param more whether there are others
 */
public record PolledEvents(EventStream stream, List<SecurityEvent> events, boolean more) {
    public PolledEvents {
        events = List.copyOf(events);
    }
}
