package dev.steelyard.operations.model;

/**
 * The response of an operation to {@code dry_run=true}: none, the expected result, or the expected
 * result with the access decisions that would change.
 */
public enum DryRunAnswer {
    /** The operation has no dry run. */
    NONE,
    /** The result that it would have. */
    PREVIEW,
    /** The result that it would have, and the recent decisions of guards that would change. */
    REHEARSAL
}
