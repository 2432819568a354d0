package dev.steelyard.guard.proxy.evaluation;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operator's configured names for users and types of resources in AuthZEN requests.
 *
 * @param client the client of a user who is named without one; null: such a user is unknown
 * @param users ids of users by the callers' names for them
 * @param resources the operator's own types of resources, by name
 */
public record Vocabulary(
        @Nullable String client, Map<String, String> users, Map<String, ResourceType> resources) {

    static final String ROUTE = "route";
    static final String APPLICATION = "application";

    /** Steelyard's own types of resources. */
    public static final Set<String> OWN_TYPES = Set.of(ROUTE, APPLICATION);

    /** Only Steelyard's own types. */
    public static final Vocabulary NONE = new Vocabulary(null, Map.of(), Map.of());

    public Vocabulary {
        users = Map.copyOf(users);
        resources = Map.copyOf(resources);
    }
}
