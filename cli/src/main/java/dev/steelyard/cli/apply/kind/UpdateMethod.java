package dev.steelyard.cli.apply.kind;

/** How the API takes an attribute. */
public enum UpdateMethod {
    /** Where the thing is made and where it is changed. */
    WHOLE,
    /** Where the thing is made, and never again. */
    AT_MAKING,
    /** Where the thing is changed: what is made doesn't have it yet. */
    AFTERWARDS,
    /** As {@code /ceiling} below the thing. */
    CEILING,
    /** By {@code /suspend} and {@code /revive} below the thing. */
    SUSPENSION,
    /** Where a thing is changed, last of all: one has it, and takes it from the one that had it. */
    TAKEN
}
