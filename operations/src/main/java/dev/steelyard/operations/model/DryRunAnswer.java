package dev.steelyard.operations.model;

/**
 * The kinds of response to {@code dry_run=true}, which asks for the result of an operation without
 * doing it.
 */
public enum DryRunAnswer {
    /** The operation has no dry run. */
    NONE,
    /** The result that it would have. */
    PREVIEW,
    /** The result that it would have, and the recent decisions of guards that would change. */
    REHEARSAL
}
