package dev.steelyard.cli.apply.kind;

/**
 * One of the ways in which the management API sets an attribute: at creation, by an update or at a
 * separate path such as {@code /ceiling}.
 */
public enum UpdateMethod {
    /** At creation and by changes. */
    WHOLE,
    /** At creation only. */
    AT_MAKING,
    /** By changes only: a new resource doesn't have it yet. */
    AFTERWARDS,
    /** By {@code /ceiling} below the resource. */
    CEILING,
    /** By {@code /suspend} and {@code /revive} below the resource. */
    SUSPENSION,
    /**
     * By a change, last of all: exactly one resource has it, and takes it from the previous one.
     */
    TAKEN
}
