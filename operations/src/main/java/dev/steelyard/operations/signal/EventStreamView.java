package dev.steelyard.operations.signal;

import dev.steelyard.domain.signal.EventStream;

/**
 * An event stream (Shared Signals Framework) as staff see it, with the number of its undelivered
 * events.
 *
 * @param waiting the number of events that it holds
 */
public record EventStreamView(EventStream stream, int waiting) {}
