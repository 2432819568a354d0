package dev.steelyard.cli.output;

import java.util.List;

/** The way in which a command shows the API's response, such as a table or one resource. */
public sealed interface Display {
    /**
     * A list.
     *
     * @param columns the members of an element that a table shows
     * @param first the command that creates the first element; empty: no such hint
     */
    record Rows(List<String> columns, boolean paged, String first) implements Display {}

    /** One resource, whole. */
    record One() implements Display {}

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

    /** A confirmation only. */
    record Done(String said) implements Display {}
}
