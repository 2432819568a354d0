package dev.steelyard.operations.schema;

/** The command of an operation without a body. */
public enum NoBody {
    NONE
}
