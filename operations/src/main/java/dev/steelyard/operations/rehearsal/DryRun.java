package dev.steelyard.operations.rehearsal;

/**
 * The result of a dry run: nothing was done.
 *
 * @param value the result that the change would have
 */
public record DryRun<R>(R value, Rehearsal rehearsal) {}
