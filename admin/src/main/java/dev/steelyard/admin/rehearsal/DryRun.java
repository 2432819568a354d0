package dev.steelyard.admin.rehearsal;

/**
 * What a change would answer, and what it would do to those at work.
 *
 * @param value of the version before, where it has one: nothing was done
 */
public record DryRun<T>(T value, Rehearsal rehearsal) {}
