package dev.steelyard.operations.signal;

import dev.steelyard.domain.signal.EventStream;

/**
 * A stream and its backlog.
 *
 * @param waiting the number of events that it holds
 */
public record EventStreamView(EventStream stream, int waiting) {}
