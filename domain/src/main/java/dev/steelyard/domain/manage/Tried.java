package dev.steelyard.domain.manage;

/**
 * What a change would answer, and what it would do to those at work.
 *
 * @param value of the version before, where it has one: nothing was done
 */
public record Tried<T>(T value, Rehearsal rehearsal) {}
