package dev.steelyard.operations.schema;

/** The request body type of operations that have no request body. */
public enum NoBody {
    NONE
}
