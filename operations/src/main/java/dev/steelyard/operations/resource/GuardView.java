package dev.steelyard.operations.resource;

import dev.steelyard.domain.resource.ConnectedGuard;

/**
 * A guard and its state now.
 *
 * @param connected whether it reports and receives changes
 */
public record GuardView(ConnectedGuard guard, boolean connected) {}
