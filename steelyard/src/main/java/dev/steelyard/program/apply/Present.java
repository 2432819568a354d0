package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Value;
import dev.steelyard.program.apply.kind.Way;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What attributes are at the server, in the form in which they are compared. */
final class Present {
    /** In place of a permission: whoever has a good token may. */
    static final String ANY = "any";

    private static final Set<String> FIXED_OF_PUBLIC =
            Set.of("rotate_refresh_tokens", "token_endpoint_auth_method");

    private final Survey survey;
    private final Matching matching;
    private final Map<String, Target> unseen = new HashMap<>();
    private final Map<Target, JsonNode> ceilings = new HashMap<>();

    Present(Survey survey, Matching matching) {
        this.survey = survey;
        this.matching = matching;
    }

    /** Null: things like this one don't have it. */
    @Nullable Value value(Attribute attribute, Known known, Target parent) {
        if (attribute.way() == Way.CEILING) {
            return texts(ceiling(known, parent).path("permissions"));
        }
        var json = known.json();
        var node = json.path(attribute.key());
        if (node.isMissingNode() || isFixed(attribute, json)) {
            return null;
        }
        return switch (attribute.form()) {
            case TEXT -> new Value.Text(node.asString(ANY));
            case FLAG -> new Value.Flag(node.asBoolean(false));
            case TIME -> node.isNull() ? new Value.Never() : new Value.Text(node.asString(""));
            case NUMBER -> new Value.Number(node.isNull() ? null : node.longValue());
            case LIST -> texts(node);
            case REFERENCE -> new Value.Thing(target(attribute, parent, node.asString("")));
            case REFERENCES ->
                    new Value.Things(
                            node.values().stream()
                                    .map(id -> target(attribute, parent, id.asString("")))
                                    .collect(Collectors.toSet()));
        };
    }

    /** Public clients rotate, and prove nothing, whatever is said. */
    private static boolean isFixed(Attribute attribute, JsonNode json) {
        return FIXED_OF_PUBLIC.contains(attribute.key())
                && Survey.text(json, "type").equals("public");
    }

    /** As the API has it: its version too, where it has one. */
    JsonNode ceiling(Known known, Target parent) {
        return ceilings.computeIfAbsent(
                known.target(),
                target -> survey.one(known.kind().places().of(parent, target.id()) + "/ceiling"));
    }

    private Target target(Attribute attribute, Target parent, String id) {
        var kind = attribute.to();
        if (kind == null) {
            throw new IllegalStateException(attribute.key() + " names nothing");
        }
        if (id.equals(Kinds.OPERATOR)) {
            return parent;
        }
        var found = matching.level(kind, parent, null).named(id);
        return found.isEmpty()
                ? unseen.computeIfAbsent(id, missing -> Target.known(missing, missing, null))
                : found.getFirst();
    }

    private static Value.Texts texts(JsonNode array) {
        return Value.Texts.of(array.values().stream().map(one -> one.asString("")).toList());
    }
}
