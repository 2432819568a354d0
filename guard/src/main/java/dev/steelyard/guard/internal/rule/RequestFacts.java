package dev.steelyard.guard.internal.rule;

import dev.steelyard.guard.operation.Operation;
import java.util.Map;
import java.util.Set;

/**
 * The facts about a call that call rules check.
 *
 * @param permissions the caller's, already limited to the scopes of the token
 */
public record RequestFacts(
        CallerFacts caller,
        Operation operation,
        Map<String, String> variables,
        Set<String> permissions) {}
