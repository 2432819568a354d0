package dev.steelyard.operations.resource;

import java.util.Optional;

/**
 * An operation of a guarded API.
 *
 * @param permission that it needs; empty: any valid token is enough
 */
public record NewOperation(String method, String path, Optional<String> permission) {}
