package dev.steelyard.operations.model;

/**
 * The paging of a list operation: none, pages in the order of ids, or pages in the order of time.
 */
public enum Paging {
    /** The list is answered whole. */
    NONE,
    /** By id. */
    BY_ID,
    /** By a time, then by id; or by id alone, as the filters say. */
    BY_TIME
}
