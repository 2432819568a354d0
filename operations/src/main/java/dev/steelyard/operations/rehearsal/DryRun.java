package dev.steelyard.operations.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * The result of a dry run, in which nothing was done.
 *
 * @param value the result that the change would have
 * @param rehearsal null: the operation changes no decisions of guards
 */
public record DryRun<R>(R value, @Nullable Rehearsal rehearsal) {}
