package dev.steelyard.guard.operation;

import java.util.Map;
import java.util.SortedSet;

/**
 * The result of matching a request's method and path to the API's operations, which is the
 * operation, an unknown path or a wrong method.
 */
public sealed interface Match {

    /**
     * A matching operation.
     *
     * @param variables decoded segments of the path, by the template's variables
     */
    record Found(Operation operation, Map<String, String> variables) implements Match {}

    /** No operation covers the path, or the path is ambiguous. */
    record UnknownPath() implements Match {}

    /** The path has operations, but none with that method. */
    record WrongMethod(SortedSet<String> allowed) implements Match {}
}
