package dev.steelyard.cli.output;

import java.util.List;

/** What a command shows of the answer. */
public sealed interface Display {
    /**
     * A list.
     *
     * @param columns the members of an element that a table shows
     * @param first the command that makes the first element; empty: nothing to be said
     */
    record Rows(List<String> columns, boolean paged, String first) implements Display {}

    /** One resource, whole. */
    record One() implements Display {}

    /** A new client, whole, and the sheet that its developer gets. */
    record NewClient() implements Display {}

    /** A new ceiling, and in words what it does to roles. */
    record Ceiling() implements Display {}

    /** In words, from whom a role that goes is taken. */
    record Removal() implements Display {}

    /** Why somebody was refused, and what is so today. */
    record Explained() implements Display {}

    /** Who could do something, and by whose acts. */
    record Holders() implements Display {}

    /** In words, what a move of an application does. */
    record Moved() implements Display {}

    /** Nothing but that it was done. */
    record Done(String said) implements Display {}
}
