package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ProfileDefaults;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import tools.jackson.databind.JsonNode;

/**
 * One thing as the server has it.
 *
 * @param name by which a file would know it; of a person whom only its id names: what it calls
 *     itself
 */
public record ExistingResource(ResourceKind kind, ResourceRef target, String name, JsonNode json) {
    /** Whether {@code value} is as if a file said nothing. */
    public boolean isUsual(Attribute attribute, Value value) {
        return attribute.isStandard(value) || ProfileDefaults.is(attribute, value, json);
    }

    /** Whether it is stopped already: the server keeps it, and nobody has to name it. */
    public boolean isOver() {
        return json.path("suspended").asBoolean(false)
                || json.path("standing").asString("").equals("closed");
    }
}
