package dev.steelyard.operations.resource;

import dev.steelyard.domain.resource.ConnectedGuard;

/**
 * A guard of an API, as it last reported.
 *
 * @param connected whether it reports and receives changes
 */
public record GuardView(ConnectedGuard guard, boolean connected) {}
