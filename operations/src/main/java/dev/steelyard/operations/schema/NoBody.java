package dev.steelyard.operations.schema;

/** Stands for the request body of operations that have none. */
public enum NoBody {
    NONE
}
