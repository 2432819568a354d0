package dev.steelyard.operations;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.role.RoleOperations;
import java.util.List;

/** Every noun of the management API: the one literal list. */
public final class Nouns {
    public static final List<Noun> ALL = List.of(RoleOperations.ROLES);

    private Nouns() {}
}
