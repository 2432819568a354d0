package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Demanded;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Value;
import tools.jackson.databind.JsonNode;

/**
 * One thing as the server has it.
 *
 * @param name by which a file would know it; of a person whom only its id names: what it calls
 *     itself
 */
record Known(Kind kind, Target target, String name, JsonNode json) {
    /** Whether {@code value} is as if a file said nothing. */
    boolean isUsual(Attribute attribute, Value value) {
        return attribute.isStandard(value) || Demanded.is(attribute, value, json);
    }

    /** Whether it is stopped already: the server keeps it, and nobody has to name it. */
    boolean isOver() {
        return json.path("suspended").asBoolean(false)
                || json.path("standing").asString("").equals("closed");
    }
}
