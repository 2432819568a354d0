package dev.steelyard.guard.proxy.evaluation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A type of resource that the operator configures for AuthZEN requests, with the permissions that
 * its actions need.
 *
 * @param application the id of the application that all of them belong to; null: each names its
 *     own, in its property {@code application}
 * @param client the client through which a user acts on them; null: as for other types
 * @param actions the requirements of each action, by its name; the first that applies counts
 */
public record ResourceType(
        @Nullable String application,
        @Nullable String client,
        Map<String, List<ActionRequirement>> actions) {

    public ResourceType {
        actions = Map.copyOf(actions);
    }

    /** The id of the application of {@code resource}; null: not given. */
    @Nullable String application(EvaluationTuple.Entity resource) {
        if (application != null) return application;
        JsonNode told = resource.properties().path("application");
        return told.isString() ? told.stringValue() : null;
    }

    /** The permission that {@code action} on {@code resource} needs; null: unknown action. */
    @Nullable String permission(EvaluationTuple.Action action, EvaluationTuple.Entity resource) {
        for (ActionRequirement requirement : actions.getOrDefault(action.name(), List.of())) {
            if (requirement.applies(action, resource)) return requirement.permission();
        }
        return null;
    }
}
