package dev.steelyard.operations.role;

import java.util.Optional;
import java.util.Set;

/**
 * A role to create.
 *
 * @param description empty: that of the template
 * @param permissions empty: those of the template
 * @param template the name of the template to copy
 */
public record NewRole(
        String name,
        Optional<String> description,
        Optional<Set<String>> permissions,
        Optional<String> template) {}
