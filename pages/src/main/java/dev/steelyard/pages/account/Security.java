package dev.steelyard.pages.account;

import java.util.List;

/**
 * The section on how a user logs in: one part for each way, and what happened lately.
 *
 * @param events the latest events, newest first
 */
public record Security(
        AccountFrame account, List<SecurityPart> parts, List<SecurityEventLine> events) {
    public Security {
        parts = List.copyOf(parts);
        events = List.copyOf(events);
    }
}
