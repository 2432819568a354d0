package dev.steelyard.admin.signal;

import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.SecurityEvent;
import java.util.List;

/**
 * The security events in the response to a receiver that polls (RFC 8936, section 2.3).
 *
 * @param more whether more events wait
 */
public record PolledEvents(EventStream stream, List<SecurityEvent> events, boolean more) {
    public PolledEvents {
        events = List.copyOf(events);
    }
}
