package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.operation.Operation;
import java.util.Map;
import java.util.Set;

/**
 * The data about an API request that a {@link RequestRule} checks, such as the operation, path
 * variables and the caller's permissions.
 *
 * @param permissions the caller's, already limited to the scopes of the token
 */
public record RequestFacts(
        CallerFacts caller,
        Operation operation,
        Map<String, String> variables,
        Set<String> permissions) {}
