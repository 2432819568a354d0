package dev.steelyard.guard.proxy.evaluation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The subject, action and resource of one access evaluation request (AuthZEN Authorization API 1.0,
 * sections 5.1 to 5.3).
 *
 * <p>The context (section 5.4) is not read: no value in it could give a subject more permissions.
 */
record EvaluationTuple(Entity subject, Action action, Entity resource) {
    private static final int LONGEST_NAME = 256;

    /**
     * A subject or a resource.
     *
     * @param properties an object, or missing
     */
    record Entity(String type, String id, JsonNode properties) {}

    /**
     * @param properties an object, or missing
     */
    record Action(String name, JsonNode properties) {}

    /**
     * Reads one evaluation. Members missing in {@code tuple} are taken from {@code defaults}: a
     * whole member, or the required names of a present member, but never its properties.
     *
     * @throws MalformedEvaluation something is missing, or of another type
     */
    static EvaluationTuple read(ObjectNode tuple, ObjectNode defaults) {
        JsonNode context = member(tuple, defaults, "context");
        if (!context.isMissingNode() && !context.isObject()) {
            throw new MalformedEvaluation("context must be an object.");
        }
        JsonNode action = object(tuple, defaults, "action");
        return new EvaluationTuple(
                entity(tuple, defaults, "subject", LONGEST_NAME),
                new Action(
                        text(action, defaults.path("action"), "name", LONGEST_NAME, "action"),
                        properties(action, "action")),
                // The id may be a path; the body's size bounds it.
                entity(tuple, defaults, "resource", Integer.MAX_VALUE));
    }

    private static Entity entity(
            ObjectNode tuple, ObjectNode defaults, String name, int longestId) {
        JsonNode entity = object(tuple, defaults, name);
        JsonNode standard = defaults.path(name);
        return new Entity(
                text(entity, standard, "type", LONGEST_NAME, name),
                text(entity, standard, "id", longestId, name),
                properties(entity, name));
    }

    private static JsonNode member(ObjectNode tuple, ObjectNode defaults, String name) {
        return tuple.has(name) ? tuple.path(name) : defaults.path(name);
    }

    private static JsonNode object(ObjectNode tuple, ObjectNode defaults, String name) {
        JsonNode node = member(tuple, defaults, name);
        if (!node.isObject()) throw new MalformedEvaluation(name + " must be an object.");
        return node;
    }

    private static JsonNode properties(JsonNode entity, String name) {
        JsonNode properties = entity.path("properties");
        if (!properties.isMissingNode() && !properties.isObject()) {
            throw new MalformedEvaluation("properties of " + name + " must be an object.");
        }
        return properties;
    }

    private static String text(
            JsonNode entity, JsonNode standard, String key, int longest, String name) {
        JsonNode node = entity.has(key) ? entity.path(key) : standard.path(key);
        String text = node.isString() ? node.stringValue() : "";
        if (text.isEmpty() || text.length() > longest) {
            throw new MalformedEvaluation(
                    "%s must have a text %s%s."
                            .formatted(
                                    name,
                                    key,
                                    longest == LONGEST_NAME
                                            ? " of up to " + LONGEST_NAME + " characters"
                                            : ""));
        }
        return text;
    }
}
