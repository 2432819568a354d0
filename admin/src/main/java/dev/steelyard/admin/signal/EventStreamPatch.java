package dev.steelyard.admin.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's changes to an event stream. Null leaves a value as it is.
 *
 * @param description empty: none
 */
public record EventStreamPatch(
        @Nullable Set<String> requested,
        @Nullable NewDelivery delivery,
        @Nullable String description) {}
