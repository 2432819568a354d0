package dev.steelyard.admin.signal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver changes of a stream; null leaves as it is.
 *
 * @param description empty: none
 */
public record EventStreamPatch(
        @Nullable Set<String> requested,
        @Nullable NewDelivery delivery,
        @Nullable String description) {}
