package dev.steelyard.cli.apply.kind;

/**
 * A way to identify resources in the file that {@code steelyard apply} reads, such as by key, name
 * or e-mail address.
 */
public enum IdentifierType {
    /** A mapping whose keys are the names, which never change. */
    KEY,
    /** A list; each by its {@code id}, or by a unique {@code name}. */
    NAME,
    /** A list; each by its {@code user}, an id, or its {@code email}. */
    PERSON,
    /** A mapping of method and path to the required permission. */
    OPERATION
}
