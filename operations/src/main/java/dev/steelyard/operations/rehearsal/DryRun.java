package dev.steelyard.operations.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * The result that an operation would have, in response to {@code dry_run=true}. Nothing was
 * changed.
 *
 * @param value the result that the change would have
 * @param rehearsal null: the operation changes no decisions of guards
 */
public record DryRun<R>(R value, @Nullable RehearsalResult rehearsal) {}
