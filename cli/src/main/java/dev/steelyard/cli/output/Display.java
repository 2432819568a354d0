package dev.steelyard.cli.output;

import java.util.List;

/**
 * One of the forms in which a command prints an API response, such as a table, a single resource or
 * the data sheet of a new client.
 */
public sealed interface Display {
    /**
     * A list.
     *
     * @param columns the members of an element that a table shows
     * @param first the command that creates the first element; empty: no such hint
     */
    record Rows(List<String> columns, boolean paged, String first) implements Display {}

    /**
     * One resource, whole.
     *
     * @param said a remark about it; empty: none
     */
    record One(String said) implements Display {}

    /** A new client, whole, and the sheet for its developer. */
    record NewClient() implements Display {}

    /** A new ceiling, and its effect on roles in words. */
    record Ceiling() implements Display {}

    /** The removal of a role: the affected holders, in words. */
    record Removal() implements Display {}

    /** The explanation of a refusal, and the situation today. */
    record Explained() implements Display {}

    /** The principals that can do something, with the reasons. */
    record Holders() implements Display {}

    /** The effect of a transfer of an application, in words. */
    record Moved() implements Display {}

    /** A confirmation only; empty: that it is done. */
    record Done(String said) implements Display {}
}
