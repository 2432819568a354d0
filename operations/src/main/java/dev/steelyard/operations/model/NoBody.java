package dev.steelyard.operations.model;

/** The command of an operation without a body. */
public enum NoBody {
    NONE
}
