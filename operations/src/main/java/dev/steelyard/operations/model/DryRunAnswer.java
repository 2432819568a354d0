package dev.steelyard.operations.model;

/** What {@code dry_run=true} answers instead of doing the operation. */
public enum DryRunAnswer {
    /** The operation has no dry run. */
    NONE,
    /** The result that it would have. */
    PREVIEW,
    /** The result that it would have, and the recent decisions of guards that would change. */
    REHEARSAL
}
