package dev.steelyard.cli.apply.kind;

/**
 * A data type of attributes in the file that {@code steelyard apply} reads, such as text, time or a
 * reference to another resource.
 */
public enum AttributeType {
    TEXT,
    FLAG,
    /** A time, or {@code never}. */
    TIME,
    /** A whole number, or {@code none}. */
    NUMBER,
    LIST,
    /** The name or id of one other resource. */
    REFERENCE,
    /** Names or ids of other resources of the same parent. */
    REFERENCES
}
