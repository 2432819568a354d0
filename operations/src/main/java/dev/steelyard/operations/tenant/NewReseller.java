package dev.steelyard.operations.tenant;

import java.util.Optional;
import java.util.Set;

/**
 * A reseller to create.
 *
 * @param ceiling empty: every permission that is not special
 */
public record NewReseller(String name, Optional<Set<String>> ceiling) {}
