package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.ProfileDefaults;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import tools.jackson.databind.JsonNode;

/**
 * A resource that exists at the server, such as a role, with the JSON that the management API
 * returned for it.
 *
 * @param name its identification in a file; for a user identified by id only, the display name
 */
public record ExistingResource(ResourceKind kind, ResourceRef target, String name, JsonNode json) {
    /** Whether {@code value} is the default. */
    public boolean isUsual(Attribute attribute, Value value) {
        return attribute.isStandard(value) || ProfileDefaults.is(attribute, value, json);
    }

    /** Whether it is stopped already: the server keeps it, and a file need not name it. */
    public boolean isOver() {
        return json.path("suspended").asBoolean(false)
                || json.path("standing").asString("").equals("closed");
    }
}
