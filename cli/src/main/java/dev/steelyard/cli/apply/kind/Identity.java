package dev.steelyard.cli.apply.kind;

/** How the file says which thing is meant. */
public enum Identity {
    /** A mapping whose keys are the names, which never change. */
    KEY,
    /** A list; each by its {@code id}, or by a {@code name} that it has alone. */
    NAME,
    /** A list; each by its {@code user}, an id, or its {@code email}. */
    PERSON,
    /** A mapping of method and path to the permission that is needed. */
    OPERATION
}
