package dev.steelyard.operations.role;

import java.util.Set;

/** The content of a role template. */
public record NewTemplate(String description, Set<String> permissions) {}
