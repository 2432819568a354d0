package dev.steelyard.cli.apply.kind;

/**
 * An effect of {@code steelyard apply --prune} on a resource that the file doesn't name: removed,
 * suspended or unchanged.
 */
public enum PruneAction {
    /** It is removed. */
    REMOVED,
    /** It is suspended: records of its actions still need it. */
    SUSPENDED,
    /** None: only the file can stop it explicitly. */
    KEPT
}
