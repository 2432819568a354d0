package dev.steelyard.admin.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's request to update an event stream (SSF 1.0, section 8.1.1). Null leaves a value as
 * it is.
 *
 * @param description empty: none
 */
public record EventStreamPatch(
        @Nullable Set<String> requested,
        @Nullable NewDelivery delivery,
        @Nullable String description) {}
