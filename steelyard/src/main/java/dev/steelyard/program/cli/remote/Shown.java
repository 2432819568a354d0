package dev.steelyard.program.cli.remote;

import java.util.List;

/** What a command shows of the answer. */
sealed interface Shown {
    /**
     * A list.
     *
     * @param columns the members of an element that a table shows
     * @param first the command that makes the first element; empty: nothing to be said
     */
    record Rows(List<String> columns, boolean paged, String first) implements Shown {}

    /** One resource, whole. */
    record One() implements Shown {}

    /** A new ceiling, and in words what it does to roles. */
    record Ceiling() implements Shown {}

    /** In words, from whom a role that goes is taken. */
    record Removal() implements Shown {}

    /** Why somebody was refused, and what is so today. */
    record Explained() implements Shown {}

    /** Who could do something, and by whose acts. */
    record Holders() implements Shown {}

    /** In words, what a move of an application does. */
    record Moved() implements Shown {}

    /** Nothing but that it was done. */
    record Done(String said) implements Shown {}
}
