package dev.steelyard.cli.apply.kind;

/** The data type of an attribute in the apply file. */
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
