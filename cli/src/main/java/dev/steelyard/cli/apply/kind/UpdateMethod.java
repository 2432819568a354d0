package dev.steelyard.cli.apply.kind;

/**
 * The way in which the API sets an attribute, such as at creation, by an update or by a separate
 * path.
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
