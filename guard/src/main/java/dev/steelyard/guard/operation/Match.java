package dev.steelyard.guard.operation;

import java.util.Map;
import java.util.SortedSet;

/** Which operation a request is. */
public sealed interface Match {

    /**
     * The request is that operation.
     *
     * @param variables the decoded segments of the path by the names of the template's variables
     */
    record Found(Operation operation, Map<String, String> variables) implements Match {}

    /** No operation covers the path, or the path is ambiguous. */
    record UnknownPath() implements Match {}

    /** The path has operations, but none with that method. */
    record WrongMethod(SortedSet<String> allowed) implements Match {}
}
