package dev.steelyard.cli.apply.kind;

/** The effect of {@code --prune} on a resource that the apply file doesn't name. */
public enum PruneAction {
    /** It is removed. */
    REMOVED,
    /** It is suspended: records of its actions still need it. */
    SUSPENDED,
    /** None: only the file can stop it explicitly. */
    KEPT
}
