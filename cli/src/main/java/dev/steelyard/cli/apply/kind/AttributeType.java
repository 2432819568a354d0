package dev.steelyard.cli.apply.kind;

/** How an attribute is written. */
public enum AttributeType {
    TEXT,
    FLAG,
    /** A time, or {@code never}. */
    TIME,
    /** A whole number, or {@code none}. */
    NUMBER,
    LIST,
    /** The name or id of one other thing. */
    REFERENCE,
    /** Names or ids of other things of the same parent. */
    REFERENCES
}
