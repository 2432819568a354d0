package dev.steelyard.operations.resource;

import dev.steelyard.domain.resource.ConnectedGuard;

/**
 * A guard of an API with the state that it last reported, as the operator sees it.
 *
 * @param connected whether it reports and receives changes
 */
public record GuardView(ConnectedGuard guard, boolean connected) {}
