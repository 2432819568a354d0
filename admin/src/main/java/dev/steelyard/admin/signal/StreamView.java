package dev.steelyard.admin.signal;

import dev.steelyard.domain.signal.EventStream;

/**
 * @param waiting how many events it holds
 */
public record StreamView(EventStream stream, int waiting) {}
