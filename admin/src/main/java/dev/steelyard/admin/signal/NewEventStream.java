package dev.steelyard.admin.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's request to create or replace an event stream (SSF 1.0, section 8.1.1).
 *
 * @param requested URIs of events; null: all that are supported
 * @param delivery null: by polling
 */
public record NewEventStream(
        @Nullable Set<String> requested,
        @Nullable NewDelivery delivery,
        @Nullable String description) {}
