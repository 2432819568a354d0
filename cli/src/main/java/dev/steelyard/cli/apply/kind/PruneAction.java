package dev.steelyard.cli.apply.kind;

/** What {@code --prune} does with a thing that the file doesn't name. */
public enum PruneAction {
    /** It is removed. */
    REMOVED,
    /** It is suspended: what was issued in its name stays explained by it. */
    SUSPENDED,
    /** Nothing: whoever stops it says so in the file. */
    KEPT
}
