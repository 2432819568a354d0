package dev.steelyard.operations.role;

import dev.steelyard.operations.schema.Change;
import java.util.Set;

/** An update of a role. */
public record RolePatch(
        Change<String> name, Change<String> description, Change<Set<String>> permissions) {}
