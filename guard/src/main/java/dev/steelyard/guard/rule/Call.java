package dev.steelyard.guard.rule;

import dev.steelyard.guard.operation.Operation;
import java.util.Map;
import java.util.Set;

/**
 * What a caller wants to do.
 *
 * @param permissions what the caller may do, already cut with the scopes of the token
 */
public record Call(
        Caller caller,
        Operation operation,
        Map<String, String> variables,
        Set<String> permissions) {}
