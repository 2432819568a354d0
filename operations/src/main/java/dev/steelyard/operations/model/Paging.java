package dev.steelyard.operations.model;

/** The sort order in which a list is split into pages. */
public enum Paging {
    /** The list is answered whole. */
    NONE,
    /** By id. */
    BY_ID,
    /** By a time, then by id; or by id alone, as the filters say. */
    BY_TIME
}
