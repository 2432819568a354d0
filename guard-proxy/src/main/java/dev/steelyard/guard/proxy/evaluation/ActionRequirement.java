package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Inquiry;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The permission that a user or client needs for an action on a configured type of resource, with
 * the conditions under which it applies.
 *
 * @param ofAction property values of the action under which the requirement applies, as text
 * @param ofResource property values of the resource under which it applies
 */
public record ActionRequirement(
        String permission, Map<String, String> ofAction, Map<String, String> ofResource) {

    /**
     * @throws IllegalArgumentException the permission is not a valid name
     */
    public ActionRequirement {
        var _ = new Inquiry.Permission("", permission);
        ofAction = Map.copyOf(ofAction);
        ofResource = Map.copyOf(ofResource);
    }

    boolean applies(EvaluationTuple.Action action, EvaluationTuple.Entity resource) {
        return hold(ofAction, action.properties()) && hold(ofResource, resource.properties());
    }

    private static boolean hold(Map<String, String> needed, JsonNode properties) {
        return needed.entrySet().stream()
                .allMatch(
                        each -> {
                            JsonNode value = properties.path(each.getKey());
                            return value.isValueNode()
                                    && value.asString("").equals(each.getValue());
                        });
    }
}
